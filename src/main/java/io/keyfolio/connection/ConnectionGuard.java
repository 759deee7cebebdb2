package io.keyfolio.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.vertx.core.net.impl.VertxHandler;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The handler next to a connection's socket. It closes a connection whose client reads nothing of what is sent to it, and
 * puts the handlers that bound requests where Vert.x has put its own.
 */
final class ConnectionGuard extends ChannelDuplexHandler {

    private final ConnectionConfig config;
    private final ConnectionRefusals refusals;
    private final Supplier<BufferBudget.Account> accounts;
    private final BufferBudget.Account unsent;
    private final Runnable upgraded;

    private ScheduledFuture<?> stalled;
    private HeadTimer head;
    private boolean installed;

    ConnectionGuard(
            ConnectionConfig config,
            ConnectionRefusals refusals,
            Supplier<BufferBudget.Account> accounts,
            Runnable upgraded) {
        this.config = config;
        this.refusals = refusals;
        this.accounts = accounts;
        this.unsent = accounts.get();
        this.upgraded = upgraded;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        head = new HeadTimer(context, config.headTimeout(), refusals);
        head.start();
        ChannelHandlerContext tls = context.pipeline().context(SslHandler.class);
        if (tls == null) {
            install(context.pipeline());
        } else {
            context.pipeline().addAfter(tls.name(), null, new AfterHandshake());
        }
        context.fireChannelActive();
    }

    /** Where Vert.x sets up HTTP with the first bytes, the guards come with the second ones. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.fireChannelReadComplete();
        if (!installed && context.pipeline().get(SslHandler.class) == null) {
            install(context.pipeline());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (head != null) {
            head.stop();
        }
        if (stalled != null) {
            stalled.cancel(false);
        }
        boolean unused = unsent.set(0);
        context.fireChannelInactive();
    }

    @Override
    public void flush(ChannelHandlerContext context) {
        context.flush();
        account(context);
        if (stalled == null && unsent.isUsed()) {
            watch(context);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        account(context);
        context.fireChannelWritabilityChanged();
    }

    private void account(ChannelHandlerContext context) {
        ChannelOutboundBuffer pending = context.channel().unsafe().outboundBuffer();
        if (!unsent.set(pending == null ? 0 : pending.totalPendingWriteBytes())) {
            refusals.memory();
            ChannelFuture unused = context.close();
        }
    }

    private void watch(ChannelHandlerContext context) {
        Progress before = Progress.of(context);
        stalled = context.executor()
                .schedule(
                        () -> closeIfStalled(before, context),
                        config.writeTimeout().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private void closeIfStalled(Progress before, ChannelHandlerContext context) {
        stalled = null;
        account(context);
        Progress now = Progress.of(context);
        if (now.isPending() && now.equals(before)) {
            refusals.writeTimeout();
            ChannelFuture unused = context.close();
        } else if (now.isPending()) {
            watch(context);
        }
    }

    private void install(ChannelPipeline pipeline) {
        ChannelHandlerContext decoder = pipeline.context(HttpRequestDecoder.class);
        ChannelHandlerContext vertx = pipeline.context(VertxHandler.class);
        if (decoder != null && vertx != null && !installed) {
            installed = true;
            Exchange exchange = new Exchange(head, upgraded);
            PipelineGate gate = new PipelineGate(exchange, accounts.get(), refusals);
            pipeline.addBefore(decoder.name(), null, gate);
            pipeline.addBefore(vertx.name(), null, new ExchangeWatch(exchange, gate));
        }
    }

    /** Waits for Vert.x to set up HTTP, as it does when a TLS handshake is complete. */
    private final class AfterHandshake extends ChannelInboundHandlerAdapter {

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            context.fireUserEventTriggered(event);
            if (event instanceof SslHandshakeCompletionEvent) {
                install(context.pipeline());
                context.pipeline().remove(this);
            }
        }
    }

    /** How far the socket has come with what is to be sent: the message that it is at, and how much of it has gone. */
    private record Progress(Object message, long sent) {

        private static Progress of(ChannelHandlerContext context) {
            ChannelOutboundBuffer pending = context.channel().unsafe().outboundBuffer();
            return pending == null || pending.isEmpty()
                    ? new Progress(null, 0)
                    : new Progress(new Identity(pending.current()), pending.currentProgress());
        }

        private boolean isPending() {
            return message != null;
        }
    }

    /** Equal to itself alone: buffers are equal by what they hold. */
    private static final class Identity {

        private final Object message;

        private Identity(Object message) {
            this.message = message;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Identity identity && identity.message == message;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(message);
        }
    }
}
