package io.keyfolio.platform.problem;

import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** The way in which an OAuth client authenticated or tried to, and its refusals (RFC 6749, section 5.2; RFC 6750, section 3). */
public enum ClientAuthentication {
    /** No credential: the refusal names both schemes of HTTP. */
    NONE("invalid_client", "insufficient_scope"),
    /** A bearer token. */
    BEARER("invalid_token", "insufficient_scope"),
    /** A client secret, in HTTP Basic or in the form. */
    SECRET("invalid_client", "unauthorized_client");

    private static final String BASIC = "Basic realm=\"keyfolio\", charset=\"UTF-8\"";
    private static final String KEY = ClientAuthentication.class.getName();
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final String unauthenticated;
    private final String denied;

    ClientAuthentication(String unauthenticated, String denied) {
        this.unauthenticated = unauthenticated;
        this.denied = denied;
    }

    /** Records that the request has a client secret. */
    public static void secretWasPresented(RoutingContext request) {
        request.put(KEY, SECRET);
    }

    static ClientAuthentication of(RoutingContext request) {
        if (request.get(KEY) != null) {
            return SECRET;
        }
        return BearerChallenge.of(request) == BearerChallenge.NO_TOKEN ? NONE : BEARER;
    }

    /** The error code for a status that depends on the way; null for any other status. */
    String code(int status) {
        return status == UNAUTHORIZED ? unauthenticated : status == FORBIDDEN ? denied : null;
    }

    /** The challenges for a client that could not be authenticated. */
    List<String> challenges() {
        return switch (this) {
            case NONE -> List.of(BearerChallenge.NO_TOKEN.challenge(), BASIC);
            case BEARER -> List.of(BearerChallenge.INVALID_TOKEN.challenge());
            case SECRET -> List.of(BASIC);
        };
    }

    /** The challenges for an authenticated client that may not do this. */
    List<String> denials() {
        return this == SECRET ? List.of() : List.of(BearerChallenge.INSUFFICIENT_SCOPE.challenge());
    }
}
