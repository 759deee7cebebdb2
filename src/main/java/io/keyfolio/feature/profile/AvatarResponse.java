package io.keyfolio.feature.profile;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Says which picture the account has now. */
@Schema(name = "SetAvatarResponse")
record AvatarResponse(
        @Schema(required = true, examples = "Avatar updated")
        String message,

        @Schema(required = true, examples = "https://example.com/new-avatar.png")
        String avatarUrl) {

    static AvatarResponse of(String avatarUrl) {
        return new AvatarResponse("Avatar updated", avatarUrl);
    }
}
