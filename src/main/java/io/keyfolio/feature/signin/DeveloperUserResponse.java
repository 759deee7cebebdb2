package io.keyfolio.feature.signin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keyfolio.identity.account.AccountSnapshot;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The caller's account, in the developer API's envelope. */
@Schema(name = "DeveloperUserResponse")
record DeveloperUserResponse(
        @Schema(required = true, examples = "true") boolean success,
        @Schema(required = true) Payload payload) {

    /** The response has the published members alone unless it is {@code extended}. */
    static DeveloperUserResponse of(AccountSnapshot accountSnapshot, String name, boolean extended) {
        return new DeveloperUserResponse(
                true,
                new Payload(
                        accountSnapshot.id().value(),
                        name,
                        accountSnapshot.email(),
                        extended ? accountSnapshot.emailVerified() : null));
    }

    /** The account. */
    @Schema(name = "DeveloperUser")
    record Payload(
            @Schema(required = true) UUID uuid,
            @Schema(required = true, examples = "John Doe") String name,

            @Schema(required = true, examples = "john@example.com")
            String email,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "Whether the e-mail address is verified. Only in a response with fields=extended.")
            Boolean emailVerified) {}
}
