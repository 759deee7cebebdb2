package io.keyfolio.problem;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What a failure that nobody foresaw is answered with: it is logged under an id, and nothing of it is told. */
final class Unexpected {

    private static final Logger LOG = Logger.getLogger(Unexpected.class);

    private Unexpected() {}

    static Problem problem(Throwable failure, RoutingContext request) {
        if (DatabaseAway.isCauseOf(failure)) {
            return DatabaseAway.PROBLEM;
        }
        String id = "urn:uuid:" + UUID.randomUUID();
        LOG.errorf(failure, "%s %s failed: %s", request.request().method(), request.normalizedPath(), id);
        return Problem.of(500, "Something went wrong on our side. Name the instance when you report it.")
                .withInstance(id);
    }
}
