package io.keyfolio.feature.profile;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Confirms the new avatar of the account. */
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
