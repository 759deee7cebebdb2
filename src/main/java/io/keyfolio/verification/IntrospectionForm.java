package io.keyfolio.verification;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What introspection is asked with (RFC 7662, section 2.1), for the OpenAPI document. */
@Schema(name = "Introspection")
record IntrospectionForm(
        @Schema(required = true, description = "A session token, an API key or an account API key.")
        String token,

        @Schema(description = "Taken and not needed.") String tokenTypeHint) {

    @Override
    public String toString() {
        return "IntrospectionForm[hidden]";
    }
}
