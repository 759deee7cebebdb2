package io.keyfolio.platform.problem;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;

/** The challenges of {@code WWW-Authenticate} (RFC 6750, section 3): the token is missing, invalid or lacks the right. */
public enum BearerChallenge {
    NO_TOKEN("Bearer"),
    INVALID_TOKEN("Bearer error=\"invalid_token\""),
    INSUFFICIENT_SCOPE("Bearer error=\"insufficient_scope\"");

    static final String HEADER = "WWW-Authenticate";

    static final Problem PROBLEM = Problem.of(
            401,
            "Unauthenticated.",
            "Send a valid credential: \"Authorization: Bearer\" and a session token or an API key.");

    /** The problem for OAuth clients; RFC 6749 allows no quotation marks in the description of an error. */
    static final Problem CLIENT_PROBLEM = Problem.of(
            401,
            "Authenticate the client: send an API key as a Bearer token, as the password of HTTP Basic, or as client_secret in"
                    + " the form.");

    private static final String PRESENTED = BearerChallenge.class.getName();

    private final String challenge;

    BearerChallenge(String challenge) {
        this.challenge = challenge;
    }

    /** Records that the request has a bearer token, in any of the places where one may be. */
    public static void tokenWasPresented(RoutingContext request) {
        request.put(PRESENTED, true);
    }

    /** The refusal of a request whose credential is missing or invalid. */
    static Problem unauthenticated(RoutingContext request) {
        return Dialect.of(request) == Dialect.OAUTH
                ? CLIENT_PROBLEM.withHeader(
                        HEADER, ClientAuthentication.of(request).challenges())
                : PROBLEM.withHeader(HEADER, List.of(of(request).challenge()));
    }

    /** The header of a refusal of a request whose credential is valid and does not carry the right. */
    static Map<String, List<String>> denials(RoutingContext request) {
        List<String> challenges = Dialect.of(request) == Dialect.OAUTH
                ? ClientAuthentication.of(request).denials()
                : List.of(INSUFFICIENT_SCOPE.challenge());
        return challenges.isEmpty() ? Map.of() : Map.of(HEADER, challenges);
    }

    /** The challenge for a missing or an invalid bearer token. */
    static BearerChallenge of(RoutingContext request) {
        return request.get(PRESENTED) == null ? NO_TOKEN : INVALID_TOKEN;
    }

    String challenge() {
        return challenge;
    }
}
