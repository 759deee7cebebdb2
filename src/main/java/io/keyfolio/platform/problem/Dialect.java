package io.keyfolio.platform.problem;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;

/** The API that a path belongs to, and its form of refusals (contract, "Bodies of errors"). */
public enum Dialect {
    /** The account API under {@code /api}. */
    ACCOUNT("/api") {
        @Override
        Object body(Problem problem, ClientAuthentication client) {
            return AccountProblemResponse.of(problem);
        }
    },
    /** The developer API under {@code /v1}. */
    DEVELOPER("/v1") {
        @Override
        Object body(Problem problem, ClientAuthentication client) {
            return DeveloperProblemResponse.of(problem);
        }
    },
    /** The OAuth 2 endpoints under {@code /oauth2}, with their error codes (RFC 6749, section 5.2; RFC 6750, section 3.1). */
    OAUTH("/oauth2") {
        @Override
        Object body(Problem problem, ClientAuthentication client) {
            return OAuthProblemResponse.of(problem, client);
        }

        @Override
        public String mediaType() {
            return MediaType.APPLICATION_JSON;
        }
    },
    /** All other paths: the form of the account API, whose extra members are valid in RFC 9457. */
    NEUTRAL("") {
        @Override
        Object body(Problem problem, ClientAuthentication client) {
            return AccountProblemResponse.of(problem);
        }
    };

    /** The characters that may follow the first segment: JAX-RS accepts parameters ({@code /v1;a=b/…}) for the same path. */
    private static final String ENDS = "/;";

    private final String root;

    Dialect(String root) {
        this.root = root;
    }

    /** The dialect of a request path, as the client sent it. */
    public static Dialect of(String path) {
        if (ACCOUNT.owns(path)) {
            return ACCOUNT;
        }
        if (DEVELOPER.owns(path)) {
            return DEVELOPER;
        }
        return OAUTH.owns(path) ? OAUTH : NEUTRAL;
    }

    /** The dialect of a request, even if its path is badly encoded. */
    public static Dialect of(RoutingContext request) {
        try {
            return of(request.normalizedPath());
        } catch (IllegalArgumentException badlyEncoded) {
            return of(request.request().path());
        }
    }

    /** The media type of a refusal; for OAuth clients, that of RFC 6749. */
    public String mediaType() {
        return Problem.MEDIA_TYPE;
    }

    /** The body of a refusal; only the dialect of OAuth depends on how the client authenticated. */
    abstract Object body(Problem problem, ClientAuthentication client);

    private boolean owns(String path) {
        return path.startsWith(root)
                && (path.length() == root.length() || ENDS.indexOf(path.charAt(root.length())) >= 0);
    }
}
