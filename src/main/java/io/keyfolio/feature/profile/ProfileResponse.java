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
}
