package io.keyfolio.platform.http.body;

import io.keyfolio.platform.http.routing.BodyRoutes;
import io.keyfolio.platform.problem.Problem;
import io.keyfolio.platform.problem.ProblemResponses;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;

/**
 * The rule for bodies with a content coding (RFC 9110, section 8.4): routes that take a body refuse such a body unread. The
 * service decodes none, so that a small request cannot expand in memory.
 */
public final class EncodedBodies {

    private static final String NO_CODING = HttpHeaders.IDENTITY.toString();
    private static final Problem REFUSAL = Problem.of(
                    415,
                    "Send the body as it is, without a Content-Encoding: the service decodes no compressed bodies.")
            .withHeader(HttpHeaders.ACCEPT_ENCODING.toString(), List.of(NO_CODING));

    private EncodedBodies() {}

    /** Refuses a request whose route takes a body and whose body is encoded; returns whether it did. */
    public static boolean refuse(RoutingContext request) {
        if (!isEncoded(request.request()) || !BodyRoutes.takesBody(request)) {
            return false;
        }
        UnreadBody.discard(request.request());
        ProblemResponses.send(REFUSAL, request);
        return true;
    }

    /** Whether there is a coding other than {@code identity}; the header is a list, which may span several lines. */
    private static boolean isEncoded(HttpServerRequest request) {
        return request.headers().getAll(HttpHeaders.CONTENT_ENCODING).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .anyMatch(coding -> !coding.isEmpty() && !NO_CODING.equalsIgnoreCase(coding));
    }
}
