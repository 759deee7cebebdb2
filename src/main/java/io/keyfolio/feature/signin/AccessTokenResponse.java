package io.keyfolio.feature.signin;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.keyfolio.identity.session.SessionTokens;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The developer API's response to a login. */
@Schema(name = "LogInDeveloperResponse")
record AccessTokenResponse(
        @Schema(required = true, description = "A session token.", examples = "eyJ…")
        String accessToken,

        @Schema(required = true, examples = "Bearer") String tokenType,

        @Schema(required = true, description = "The lifetime of the token in seconds.", examples = "86400")
        long expiresIn,

        @Schema(name = "requires_2fa", required = true, examples = "false") @JsonProperty("requires_2fa")
        boolean requiresSecondFactor) {

    static AccessTokenResponse of(SessionTokens.Minted token) {
        return new AccessTokenResponse(token.text(), "Bearer", token.lifetimeSeconds(), false);
    }

    @Override
    public String toString() {
        return "AccessTokenResponse[hidden]";
    }
}
