package io.keyfolio.feature.verification.discovery;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The server metadata that OAuth and OpenID Connect clients discover (RFC 8414, section 2). */
@RegisterForReflection
@Schema(name = "ServerMetadata")
record ServerMetadataResponse(
        @Schema(required = true, examples = "https://keys.example.com")
        String issuer,

        @Schema(required = true, examples = "https://keys.example.com/.well-known/jwks.json")
        String jwksUri,

        @Schema(required = true, examples = "https://keys.example.com/oauth2/introspect")
        String introspectionEndpoint,

        @Schema(required = true, description = "The ways in which a caller of introspection can authenticate.")
        List<String> introspectionEndpointAuthMethodsSupported,

        @Schema(required = true, description = "Empty, because there is no authorization endpoint.")
        List<String> responseTypesSupported,

        @Schema(required = true, description = "Empty, because there is no token endpoint.")
        List<String> grantTypesSupported,

        @Schema(required = true, description = "The sub claim of an account is the same for every client.")
        List<String> subjectTypesSupported,

        @Schema(required = true, description = "The signature algorithm of session tokens.")
        List<String> idTokenSigningAlgValuesSupported,

        @Schema(required = true, description = "The claims of session tokens.")
        List<String> claimsSupported) {

    static ServerMetadataResponse of(String issuer) {
        return new ServerMetadataResponse(
                issuer,
                issuer + "/.well-known/jwks.json",
                issuer + "/oauth2/introspect",
                List.of("client_secret_basic", "client_secret_post", "Bearer"),
                List.of(),
                List.of(),
                List.of("public"),
                List.of("RS256"),
                List.of("iss", "aud", "sub", "jti", "iat", "exp", "groups"));
    }
}
