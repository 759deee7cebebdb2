package io.keyfolio.feature.profile;

import io.keyfolio.platform.json.JsonRequest;
import io.keyfolio.platform.json.Nullable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The URL of the new avatar; null removes the avatar. */
@Schema(name = "SetAvatarRequest")
record UpdateAvatarRequest(
        @Schema(
                description =
                        "An absolute http or https URL (RFC 3986) with a host and without a user name or password. "
                                + "Write the host in Punycode, and other letters outside ASCII as %XX.",
                examples = "https://example.com/new-avatar.png",
                maxLength = WebAddresses.LONGEST,
                format = "uri",
                required = true,
                nullable = true)
        @Nullable
        @WebAddress
        String avatarUrl)
        implements JsonRequest {}
