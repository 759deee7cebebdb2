package io.keyfolio.feature.profile;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.account.AccountSnapshot;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The profile of an account, in the account API. */
@Schema(name = "ProfileResponse")
record ProfileResponse(@Schema(required = true) User user) {

    static ProfileResponse of(AccountSnapshot accountSnapshot, String apiKey) {
        return new ProfileResponse(new User(
                Account.publicId(accountSnapshot.id()),
                accountSnapshot.username(),
                accountSnapshot.email(),
                apiKey,
                accountSnapshot.avatarUrl(),
                accountSnapshot.createdAt().truncatedTo(ChronoUnit.SECONDS)));
    }

    /** The account and its key, full or masked. */
    @Schema(name = "User")
    record User(
            @Schema(required = true, examples = "user_123") String id,
            @Schema(required = true, examples = "johndoe") String username,

            @Schema(required = true, examples = "john@example.com")
            String email,

            @Schema(
                    required = true,
                    description = "The account API key. In a response to an API key, only its prefix is visible.",
                    examples = "vsay_ak_xxxxxxxxxxxxx")
            String apiKey,

            @Schema(required = true, nullable = true, examples = "https://example.com/avatar.png")
            String avatarUrl,

            @Schema(required = true, examples = "2026-01-01T00:00:00Z")
            Instant createdAt) {

        @Override
        public String toString() {
            return "User[id=" + id + "]";
        }
    }

    /** Confirms the new avatar of the account. */
    @Schema(name = "SetAvatarResponse")
    record AvatarSet(
            @Schema(required = true, examples = "Avatar updated")
            String message,

            @Schema(required = true, examples = "https://example.com/new-avatar.png")
            String avatarUrl) {

        static AvatarSet of(String avatarUrl) {
            return new AvatarSet("Avatar updated", avatarUrl);
        }
    }

    /** Confirms the change of the password. */
    @Schema(name = "ChangePasswordResponse")
    record PasswordChanged(
            @Schema(required = true, examples = "Password updated successfully")
            String message) {

        PasswordChanged() {
            this("Password updated successfully");
        }
    }

    /** The new account API key, in clear. */
    @Schema(name = "RegenerateAccountApiKeyResponse")
    record KeyRegenerated(
            @Schema(required = true, examples = "API key regenerated")
            String message,

            @Schema(required = true, examples = "vsay_ak_newkeyhere")
            String apiKey) {

        static KeyRegenerated of(String apiKey) {
            return new KeyRegenerated("API key regenerated", apiKey);
        }

        @Override
        public String toString() {
            return "KeyRegenerated[hidden]";
        }
    }
}
