package io.keyfolio.feature.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keyfolio.identity.account.AccountSnapshot;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The profile of an account, in the account API. */
@Schema(name = "ProfileResponse")
record ProfileResponse(@Schema(required = true) User user) {

    /** The response has the published members alone unless it is {@code extended}. */
    static ProfileResponse of(AccountSnapshot accountSnapshot, String apiKey, boolean extended) {
        return new ProfileResponse(new User(
                accountSnapshot.id().toString(),
                accountSnapshot.username(),
                accountSnapshot.email(),
                apiKey,
                accountSnapshot.avatarUrl(),
                accountSnapshot.createdAt().truncatedTo(ChronoUnit.SECONDS),
                extended ? accountSnapshot.emailVerified() : null));
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
            Instant createdAt,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "Whether the e-mail address is verified. Only in a response with fields=extended.")
            Boolean emailVerified) {

        @Override
        public String toString() {
            return "User[id=" + id + "]";
        }
    }

    /** Confirms the new avatar of the account, or that it has none. */
    @Schema(name = "SetAvatarResponse")
    record AvatarSet(
            @Schema(required = true, examples = "Avatar updated")
            String message,

            @Schema(required = true, nullable = true, examples = "https://example.com/new-avatar.png")
            String avatarUrl) {

        static AvatarSet of(String avatarUrl) {
            return new AvatarSet("Avatar updated", avatarUrl);
        }

        static AvatarSet none() {
            return new AvatarSet("Avatar removed", null);
        }
    }

    /** Confirms the change of the username. */
    @Schema(name = "ChangeUsernameResponse")
    record UsernameChanged(
            @Schema(required = true, examples = "Username updated")
            String message,

            @Schema(required = true, examples = "johndoe") String username) {

        static UsernameChanged of(String username) {
            return new UsernameChanged("Username updated", username);
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
