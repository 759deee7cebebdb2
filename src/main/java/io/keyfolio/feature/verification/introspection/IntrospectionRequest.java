package io.keyfolio.feature.verification.introspection;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The form fields of an introspection (RFC 7662, section 2.1), for the OpenAPI document. */
@Schema(name = "IntrospectTokenRequest")
record IntrospectionRequest(
        @Schema(required = true, description = "A session token, an API key or an account API key.")
        String token,

        @Schema(description = "Accepted and ignored.") String tokenTypeHint,

        @Schema(description = "Accepted with any value, and ignored.")
        String clientId,

        @Schema(
                description = "The API key of the caller (client_secret_post), instead of an Authorization header. An "
                        + "empty value counts as absent.")
        String clientSecret) {

    @Override
    public String toString() {
        return "IntrospectionRequest[hidden]";
    }
}
