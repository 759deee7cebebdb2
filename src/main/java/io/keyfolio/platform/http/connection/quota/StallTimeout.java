package io.keyfolio.platform.http.connection.quota;

import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A timer that detects when bytes to a client make no progress. */
public final class StallTimeout {

    private final ChannelHandlerContext context;
    private final Duration timeout;
    private final Supplier<Object> progress;
    private final Runnable stalled;

    private ScheduledFuture<?> running;

    /** Takes the progress of a connection: a value that stays equal while nothing is sent, and null when nothing waits. */
    public StallTimeout(ChannelHandlerContext context, Duration timeout, Supplier<Object> progress, Runnable stalled) {
        this.context = context;
        this.timeout = timeout;
        this.progress = progress;
        this.stalled = stalled;
    }

    /** Starts the timer, which stops when nothing waits. */
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
