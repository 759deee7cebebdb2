package io.keyfolio.platform.openapi;

import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** The security schemes of the OpenAPI document, and the credential that each operation requires. */
final class DocumentedSecurity {

    static final String VERIFY = "/v1/auth/verify";

    /** The routes of probes, which need no credential, have no rate limit and answer without a body. */
    static final Set<String> PROBES = Set.of("/livez", "/readyz");

    private static final String BEARER = "bearer";
    private static final String BASIC = "basic";
    private static final String API_KEY = "apiKey";

    /** Two routes that also take a credential in the body. */
    private static final String REFRESH = "/api/auth/refresh";

    private static final String INTROSPECT = "/oauth2/introspect";

    private static final Set<String> PUBLIC = Set.of(
            "/",
            "/api/signup",
            "/api/login",
            "/v1/auth/register",
            "/v1/auth/login",
            "/api/auth/forgot-password",
            "/api/auth/reset-password",
            "/api/auth/undo-email-change",
            "/api/auth/verify-email",
            "/v1/auth/password/forgot",
            "/v1/auth/password/reset",
            "/v1/auth/email/undo",
            "/v1/auth/email/verify",
            "/.well-known/jwks.json",
            "/.well-known/oauth-authorization-server",
            "/.well-known/openid-configuration");

    private DocumentedSecurity() {}

    static void addSchemes(OpenAPI document) {
        document.getComponents()
                .addSecurityScheme(BEARER, bearer())
                .addSecurityScheme(BASIC, basic())
                .addSecurityScheme(API_KEY, apiKey());
    }

    static boolean isPublic(String path) {
        return PUBLIC.contains(path) || PROBES.contains(path);
    }

    /**
     * Sets the requirement of an operation; an empty one on public operations overrides any requirement of the whole document.
     */
    static void require(String path, Operation operation) {
        operation.setSecurity(isPublic(path) ? List.of() : requirements(path));
    }

    private static List<SecurityRequirement> requirements(String path) {
        return switch (path) {
            case VERIFY ->
                List.of(
                        requirement().addScheme(BEARER),
                        requirement().addScheme(BASIC),
                        requirement().addScheme(API_KEY));
            case INTROSPECT ->
                List.of(requirement().addScheme(BEARER), requirement().addScheme(BASIC), requirement());
            case REFRESH -> List.of(requirement().addScheme(BEARER), requirement());
            default -> List.of(requirement().addScheme(BEARER));
        };
    }

    private static SecurityRequirement requirement() {
        return OASFactory.createSecurityRequirement();
    }

    private static SecurityScheme bearer() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("A session token (JWT) from a sign-up or a login, or an API key (\"2|…\"). Most protected "
                        + "routes accept both. An API key needs the ability of the route. Some routes accept session "
                        + "tokens only.");
    }

    private static SecurityScheme basic() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme(BASIC)
                .description(
                        "An API key in HTTP Basic. Verification accepts it as the user name or the password, because "
                                + "command-line clients send either, unless the operator disables this "
                                + "(KEYFOLIO_VERIFY_BASIC). Introspection accepts it as the password, with any user name "
                                + "(client_secret_basic).");
    }

    private static SecurityScheme apiKey() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.HEADER)
                .name("X-API-Key")
                .description("A session token or an API key in a separate header. A request with a credential in both "
                        + "this header and \"Authorization\" is refused. An empty header does not count as a "
                        + "credential.");
    }
}
