package io.keyfolio.platform.http.connection.quota;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A timer that closes a connection on which the head of a request takes too long, which slow but steady bytes do not extend. */
public final class HeadTimeout {

    private final ChannelHandlerContext context;
    private final Duration timeout;
    private final ConnectionRefusals refusals;

    private ScheduledFuture<?> running;

    public HeadTimeout(ChannelHandlerContext context, Duration timeout, ConnectionRefusals refusals) {
        this.context = context;
        this.timeout = timeout;
        this.refusals = refusals;
    }

    /** Starts the timer, unless it is running. */
    public void start() {
        if (running == null) {
            running = context.executor().schedule(this::close, timeout.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    public void stop() {
        if (running != null) {
            running.cancel(false);
            running = null;
        }
    }

    private void close() {
        refusals.headTimeout();
        ChannelFuture unused = context.close();
    }
}
