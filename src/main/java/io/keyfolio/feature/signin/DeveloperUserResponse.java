package io.keyfolio.feature.signin;

import io.keyfolio.identity.account.AccountSnapshot;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The caller's account, in the developer API's envelope. */
@Schema(name = "DeveloperUserResponse")
record DeveloperUserResponse(
        @Schema(required = true, examples = "true") boolean success,
        @Schema(required = true) Payload payload) {

    static DeveloperUserResponse of(AccountSnapshot accountSnapshot) {
        return new DeveloperUserResponse(
                true, new Payload(accountSnapshot.id(), accountSnapshot.name(), accountSnapshot.email()));
    }

    /** The account. */
    @Schema(name = "DeveloperUser")
    record Payload(
            @Schema(required = true) UUID uuid,
            @Schema(required = true, examples = "John Doe") String name,

            @Schema(required = true, examples = "john@example.com")
            String email) {}
}
