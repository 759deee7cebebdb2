package io.keyfolio.platform.http.lifecycle;

import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** A request in flight, which ends exactly once. */
final class InFlightRequest {

    private static final int SWITCHING_PROTOCOLS = 101;

    private final RoutingContext request;
    private final RequestTimers timers;
    private final Runnable ended;
    private final AtomicReference<Runnable> action = new AtomicReference<>();
    private final long start = System.nanoTime();
    private final AtomicBoolean over = new AtomicBoolean();

    InFlightRequest(RoutingContext request, RequestTimers timers, Runnable ended) {
        this.request = request;
        this.timers = timers;
        this.ended = ended;
    }

    /** Sets the one action to run when the request ends; runs it at once if the request has ended. */
    void onEnd(Runnable wanted) {
        action.set(wanted);
        if (over.get()) {
            act();
        }
    }

    /** Ends the request: answered, or reset. */
    void end(boolean answered) {
        end(answered ? request.response().getStatusCode() : RequestTimers.RESET);
    }

    /** Ends the request with status 101, because its connection becomes a WebSocket. */
    void upgrade() {
        end(SWITCHING_PROTOCOLS);
    }

    private void end(int status) {
        if (over.compareAndSet(false, true)) {
            ended.run();
            act();
            timers.record(request, status, System.nanoTime() - start);
        }
    }

    private void act() {
        Runnable wanted = action.getAndSet(null);
        if (wanted != null) {
            wanted.run();
        }
    }
}
