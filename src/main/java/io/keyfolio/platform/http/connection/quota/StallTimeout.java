package io.keyfolio.platform.http.connection.quota;

import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A timer that notices when what is to be sent to a client makes no progress. */
public final class StallTimeout {

    private final ChannelHandlerContext context;
    private final Duration timeout;
    private final Supplier<Object> progress;
    private final Runnable stalled;

    private ScheduledFuture<?> running;

    /** How far a connection has come is equal to itself as long as nothing is sent, and null where nothing waits. */
    public StallTimeout(ChannelHandlerContext context, Duration timeout, Supplier<Object> progress, Runnable stalled) {
        this.context = context;
        this.timeout = timeout;
        this.progress = progress;
        this.stalled = stalled;
    }

    /** Begins to watch; it ends by itself when nothing waits. */
    public void watch() {
        if (running == null) {
            watch(progress.get());
        }
    }

    public void stop() {
        if (running != null) {
            running.cancel(false);
        }
    }

    private void watch(Object now) {
        if (now != null) {
            running = context.executor().schedule(() -> check(now), timeout.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void check(Object before) {
        running = null;
        Object now = progress.get();
        if (before.equals(now)) {
            stalled.run();
        } else {
            watch(now);
        }
    }
}
