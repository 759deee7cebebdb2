package io.keyfolio.feature.agent.transport;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Stops handshakes between the check of their key and the connection, when a test asks for it. */
@Singleton
public class HeldHandshakes {

    private static final int AFTER_THE_CHECK = -49;
    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<Runnable> held = new LinkedBlockingQueue<>();
    private volatile boolean holding;

    void register(@Observes Router router) {
        router.route(AgentSocket.PATH).order(AFTER_THE_CHECK).handler(this::pass);
    }

    /** From now on handshakes are held. */
    public void hold() {
        holding = true;
    }

    /** Waits for the next one that is held; what is returned lets it go on. */
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
