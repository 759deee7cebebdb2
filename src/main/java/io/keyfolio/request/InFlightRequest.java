package io.keyfolio.request;

import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicBoolean;

/** A request in flight, which ends once. */
final class InFlightRequest {

    private static final int SWITCHING_PROTOCOLS = 101;

    private final RoutingContext request;
    private final RequestTimers timers;
    private final Runnable ended;
    private final long start = System.nanoTime();
    private final AtomicBoolean over = new AtomicBoolean();

    InFlightRequest(RoutingContext request, RequestTimers timers, Runnable ended) {
        this.request = request;
        this.timers = timers;
        this.ended = ended;
    }

    /** Ends it, answered or reset. */
    void end(boolean answered) {
        end(answered ? request.response().getStatusCode() : RequestTimers.RESET);
    }

    /** Ends it where it becomes a WebSocket. */
    void upgrade() {
        end(SWITCHING_PROTOCOLS);
    }

    private void end(int status) {
        if (over.compareAndSet(false, true)) {
            ended.run();
            timers.record(request, status, System.nanoTime() - start);
        }
    }
}
