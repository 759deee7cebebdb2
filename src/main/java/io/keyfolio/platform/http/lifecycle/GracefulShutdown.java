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
 * Waits for requests in flight when the service stops, and refuses new ones. Quarkus could do so too, but counts a request that
 * became a WebSocket as in flight for ever (docs/adr/0005).
 */
@Singleton
public class GracefulShutdown {

    /** The priority of observers that notify connected agents: after new requests are refused, before the wait. */
    public static final int TELL = 200;

    /** The priority of observers that run after the wait. */
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

    /** Releases a request that is never answered, because its connection became a WebSocket. */
    public void release(RoutingContext request) {
        inFlight.upgrade(request);
    }

    void refuse(@Observes @Priority(REFUSE) ShutdownDelayInitiatedEvent event) {
        stopping = true;
    }

    void await(@Observes @Priority(WAIT) ShutdownDelayInitiatedEvent event) throws InterruptedException {
        LOG.info("Waiting for HTTP requests to complete");
        if (!inFlight.awaitNone(config.drain())) {
            LOG.warnf("Shutdown: %d HTTP requests are still in flight after the wait. Ending them.", inFlight.count());
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

    /** Asks the client to send its next request on another connection. */
    private static void leave(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            Future<Void> unused = request.connection().shutdown();
        } else {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }

    /** Answers 503 to everything but probes, which are answered until the process ends: it is alive, and not ready. */
    private static void refuseUnlessProbe(RoutingContext request) {
        if (PROBES.contains(request.request().path())) {
            request.next();
        } else {
            ProblemResponses.send(UNAVAILABLE, request);
        }
    }
}
