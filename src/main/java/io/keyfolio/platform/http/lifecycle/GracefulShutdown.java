package io.keyfolio.platform.http.lifecycle;

import io.keyfolio.platform.http.config.RequestConfig;
import io.keyfolio.platform.http.pipeline.HttpPipeline;
import io.keyfolio.platform.problem.ProblemResponses;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Lets requests under way come to their end when the service stops, and takes no new ones. Quarkus would do so too, but
 * counts a request that became a WebSocket as under way for ever (docs/adr/0005).
 */
@Singleton
public class GracefulShutdown {

    /** When the service stops: first it takes nothing new, then whoever is connected is told, then it waits. */
    public static final int TELL = 200;

    /** Then nothing is under way any more. */
    public static final int DONE = 400;

    private static final int REFUSE = 100;
    private static final int WAIT = 300;

    private static final Logger LOG = Logger.getLogger(GracefulShutdown.class);
    private static final int UNAVAILABLE = 503;
    private static final Set<String> PROBES = Set.of("/livez", "/readyz");

    private final InFlightRequests inFlight;
    private final RequestConfig config;
    private volatile boolean stopping;

    GracefulShutdown(InFlightRequests inFlight, RequestConfig config) {
        this.inFlight = inFlight;
        this.config = config;
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, HttpPipeline.GRACEFUL_SHUTDOWN.priority());
    }

    /** Takes a request that will never be answered, because it is something else now, off the count. */
    public void release(RoutingContext request) {
        inFlight.upgrade(request);
    }

    void refuse(@Observes @Priority(REFUSE) ShutdownDelayInitiatedEvent event) {
        stopping = true;
    }

    void await(@Observes @Priority(WAIT) ShutdownDelayInitiatedEvent event) throws InterruptedException {
        LOG.info("Waiting for HTTP requests to complete");
        if (!inFlight.awaitNone(config.drain())) {
            LOG.warnf("%d requests are cut off", inFlight.count());
        }
    }

    boolean isStopping() {
        return stopping;
    }

    private void admit(RoutingContext request) {
        if (stopping) {
            leave(request.request());
            refuseUnlessProbe(request);
            return;
        }
        inFlight.begin(request);
        request.next();
    }

    /** Tells the client to send what comes next elsewhere. */
    private static void leave(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            Future<Void> unused = request.connection().shutdown();
        } else {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }

    /** Answers probes until the process ends, without waiting for them: the process is alive, and not ready. */
    private static void refuseUnlessProbe(RoutingContext request) {
        if (PROBES.contains(request.request().path())) {
            request.next();
        } else {
            ProblemResponses.send(UNAVAILABLE, request);
        }
    }
}
