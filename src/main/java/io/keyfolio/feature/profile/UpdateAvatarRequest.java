package io.keyfolio.feature.profile;

import io.keyfolio.platform.json.JsonRequest;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The URL of the new avatar. */
@Schema(name = "SetAvatarRequest")
record UpdateAvatarRequest(
        @Schema(
                description =
                        "An absolute http or https URL (RFC 3986) with a host and without a user name or password. "
                                + "Write the host in Punycode, and other letters outside ASCII as %XX.",
                examples = "https://example.com/new-avatar.png",
                maxLength = WebAddresses.LONGEST,
                format = "uri")
        @NotNull(message = "is required")
        @WebAddress
        String avatarUrl)
        implements JsonRequest {}
