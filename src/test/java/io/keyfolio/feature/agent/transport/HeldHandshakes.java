package io.keyfolio.feature.agent.transport;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Holds handshakes between the check of their key and the start of the connection, if a test requests it. */
@Singleton
public class HeldHandshakes {

    private static final int AFTER_THE_CHECK = -49;
    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<Runnable> held = new LinkedBlockingQueue<>();
    private volatile boolean holding;

    void register(@Observes Router router) {
        router.route(AgentSocket.PATH).order(AFTER_THE_CHECK).handler(this::pass);
    }

    /** Holds all handshakes from now on. */
    public void hold() {
        holding = true;
    }

    /** Waits for the next held handshake; the returned action releases it. */
    public Runnable next() throws InterruptedException {
        Runnable handshake = held.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        holding = false;
        return handshake;
    }

    private void pass(RoutingContext request) {
        if (holding) {
            var context = Vertx.currentContext();
            held.add(() -> context.runOnContext(now -> request.next()));
        } else {
            request.next();
        }
    }
}
