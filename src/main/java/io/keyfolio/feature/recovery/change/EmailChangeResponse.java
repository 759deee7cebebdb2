package io.keyfolio.feature.recovery.change;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Says what the service has done, or will do. */
@Schema(name = "EmailChangeResponse")
record EmailChangeResponse(
        @Schema(required = true, examples = "Open the link in the mail to the new address. It becomes yours then.")
        String message) {

    static final EmailChangeResponse REQUESTED =
            new EmailChangeResponse("Open the link in the mail to the new address. It becomes yours then.");
    static final EmailChangeResponse UNDONE = new EmailChangeResponse(
            "The e-mail address is yours again, and the password is blocked. Ask for a new password.");
}
