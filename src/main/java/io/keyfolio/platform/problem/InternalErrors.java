package io.keyfolio.platform.problem;

import io.keyfolio.platform.text.EscapedText;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The answers to unexpected failures: the log has the failure under an id, and the response has that id only. */
final class InternalErrors {

    private static final Logger LOG = Logger.getLogger(InternalErrors.class);

    private static final int LONGEST = 512;

    private InternalErrors() {}

    static Problem problem(Throwable failure, RoutingContext request) {
        if (DatabaseUnavailable.isCauseOf(failure)) {
            return DatabaseUnavailable.PROBLEM;
        }
        String id = "urn:uuid:" + UUID.randomUUID();
        LOG.errorf(failure, "%s failed: %s", loggable(request), id);
        return Problem.of(500, "Something went wrong on our side. Name the instance when you report it.")
                .withInstance(id);
    }

    /** The method and path for a log line: escaped, and cut to 512 characters. */
    private static String loggable(RoutingContext request) {
        return EscapedText.of(request.request().method() + " " + request.normalizedPath(), LONGEST);
    }
}
