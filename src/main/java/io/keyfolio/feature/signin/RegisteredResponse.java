package io.keyfolio.feature.signin;

import io.keyfolio.identity.session.SessionTokens;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The developer API's response to a registration. */
@Schema(name = "RegisterDeveloperResponse")
record RegisteredResponse(
        @Schema(required = true, examples = "Account created successfully")
        String message,

        @Schema(required = true, description = "A session token.", examples = "eyJ…")
        String accessToken,

        @Schema(required = true, examples = "Bearer") String tokenType,

        @Schema(required = true, description = "The lifetime of the token in seconds.", examples = "86400")
        long expiresIn) {

    static RegisteredResponse of(SessionTokens.Minted token) {
        return new RegisteredResponse("Account created successfully", token.text(), "Bearer", token.lifetimeSeconds());
    }

    @Override
    public String toString() {
        return "RegisteredResponse[hidden]";
    }
}
