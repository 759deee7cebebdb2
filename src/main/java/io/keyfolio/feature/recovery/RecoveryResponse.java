package io.keyfolio.feature.recovery;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Says what the service has done, or will do. */
@Schema(name = "RecoveryResponse")
record RecoveryResponse(
        @Schema(required = true, examples = "The password was changed. Log in with the new one.")
        String message) {

    static final RecoveryResponse FORGOTTEN = new RecoveryResponse(
            "If there is an account with this e-mail address, a mail with a link to choose a new password is on its way.");
    static final RecoveryResponse RESET = new RecoveryResponse("The password was changed. Log in with the new one.");
    static final RecoveryResponse VERIFIED = new RecoveryResponse("The e-mail address is verified.");
    static final RecoveryResponse SENT_AGAIN = new RecoveryResponse(
            "If the e-mail address of the account is not verified, a mail with a link to verify it is on its way.");
}
