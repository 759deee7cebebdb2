package io.keyfolio.problem;

import io.vertx.ext.web.RoutingContext;

/** What {@code WWW-Authenticate} says (RFC 6750, section 3): whether a token was missing, bad or too weak. */
public enum Challenge {
    NO_TOKEN("Bearer"),
    INVALID_TOKEN("Bearer error=\"invalid_token\""),
    INSUFFICIENT_SCOPE("Bearer error=\"insufficient_scope\"");

    static final Problem PROBLEM = Problem.of(
            401,
            "Unauthenticated.",
            "Send a valid credential: \"Authorization: Bearer\" and a session token or an API key.");

    private static final String PRESENTED = Challenge.class.getName();

    private final String header;

    Challenge(String header) {
        this.header = header;
    }

    /** Says that the request brought a token, wherever it stood. */
    public static void tokenWasPresented(RoutingContext request) {
        request.put(PRESENTED, true);
    }

    /** The answer to a request whose credential did not suffice. */
    static Challenge of(RoutingContext request) {
        return request.get(PRESENTED) == null ? NO_TOKEN : INVALID_TOKEN;
    }

    String header() {
        return header;
    }
}
