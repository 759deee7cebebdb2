package io.keyfolio.feature.verification.introspection;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The form fields of an introspection (RFC 7662, section 2.1), for the OpenAPI document. */
@Schema(name = "IntrospectTokenRequest")
record IntrospectionRequest(
        @Schema(required = true, description = "A session token, an API key or an account API key.")
        String token,

        @Schema(description = "Taken and not needed.") String tokenTypeHint,

        @Schema(description = "The client's name for itself: any.")
        String clientId,

        @Schema(
                description =
                        "The caller's credential (client_secret_post), in place of an Authorization header: an API key of an"
                                + " account that may introspect. Empty counts as left out.")
        String clientSecret) {

    @Override
    public String toString() {
        return "IntrospectionRequest[hidden]";
    }
}
