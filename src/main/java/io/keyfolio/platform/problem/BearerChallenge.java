package io.keyfolio.platform.problem;

import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** What {@code WWW-Authenticate} says (RFC 6750, section 3): whether a token was missing, bad or too weak. */
public enum BearerChallenge {
    NO_TOKEN("Bearer"),
    INVALID_TOKEN("Bearer error=\"invalid_token\""),
    INSUFFICIENT_SCOPE("Bearer error=\"insufficient_scope\"");

    static final Problem PROBLEM = Problem.of(
            401,
            "Unauthenticated.",
            "Send a valid credential: \"Authorization: Bearer\" and a session token or an API key.");

    /** The same for OAuth clients; RFC 6749 allows no quotation marks in the description of an error. */
    public static final Problem CLIENT_PROBLEM = Problem.of(
            401,
            "Authenticate the client: send an API key as a Bearer token, as the password of HTTP Basic, or as client_secret in"
                    + " the form.");

    private static final String PRESENTED = BearerChallenge.class.getName();

    private final String header;

    BearerChallenge(String header) {
        this.header = header;
    }

    /** Says that the request brought a token, wherever it stood. */
    public static void tokenWasPresented(RoutingContext request) {
        request.put(PRESENTED, true);
    }

    /** The answer to a request whose credential is missing or no good. */
    static Problem problem(RoutingContext request) {
        return Dialect.of(request) == Dialect.OAUTH ? CLIENT_PROBLEM : PROBLEM;
    }

    /** What {@code WWW-Authenticate} says with it. */
    static List<String> headers(RoutingContext request) {
        return Dialect.of(request) == Dialect.OAUTH
                ? ClientAuthentication.of(request).challenges()
                : List.of(of(request).header());
    }

    /** What {@code WWW-Authenticate} says to a request whose credential is good and not good enough. */
    static List<String> denials(RoutingContext request) {
        return Dialect.of(request) == Dialect.OAUTH
                ? ClientAuthentication.of(request).denials()
                : List.of(INSUFFICIENT_SCOPE.header());
    }

    /** Whether a bearer token was missing or no good. */
    static BearerChallenge of(RoutingContext request) {
        return request.get(PRESENTED) == null ? NO_TOKEN : INVALID_TOKEN;
    }

    String header() {
        return header;
    }
}
