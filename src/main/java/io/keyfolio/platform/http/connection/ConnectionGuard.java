package io.keyfolio.platform.http.connection;

import io.keyfolio.platform.http.connection.http1.Exchange;
import io.keyfolio.platform.http.connection.http1.ExchangeHandler;
import io.keyfolio.platform.http.connection.http1.PipelineGate;
import io.keyfolio.platform.http.connection.http2.CountedFlowController;
import io.keyfolio.platform.http.connection.http2.FrameGate;
import io.keyfolio.platform.http.connection.http2.StreamGuard;
import io.keyfolio.platform.http.connection.quota.BufferBudget;
import io.keyfolio.platform.http.connection.quota.ClientQuota;
import io.keyfolio.platform.http.connection.quota.ConnectionConfig;
import io.keyfolio.platform.http.connection.quota.ConnectionRefusals;
import io.keyfolio.platform.http.connection.quota.HeadTimeout;
import io.keyfolio.platform.http.connection.quota.StallTimeout;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.vertx.core.http.impl.Http1xUpgradeToH2CHandler;
import io.vertx.core.net.impl.VertxHandler;
import java.util.function.Supplier;

/**
 * The handler next to a connection's socket. It closes a connection whose client stops reading, and installs the handlers that
 * bound requests, once Vert.x has installed its own.
 */
final class ConnectionGuard extends ChannelDuplexHandler {

    /**
     * The number of requests of an HTTP/2 connection that may be open. Netty enforces it even before the client has received
     * it.
     */
    static final int MOST_STREAMS = 100;

    private final ConnectionConfig config;
    private final ConnectionRefusals refusals;
    private final ClientQuota quota;
    private final BufferBudget.Account unsent;

    private ChannelHandlerContext self;
    private StallTimeout stall;
    private HeadTimeout head;

    ConnectionGuard(ConnectionConfig config, ConnectionRefusals refusals, ClientQuota quota) {
        this.config = config;
        this.refusals = refusals;
        this.quota = quota;
        this.unsent = quota.account();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        self = context;
        stall = stallTimer(() -> progress(context));
        head = new HeadTimeout(context, config.headTimeout(), refusals);
        head.start();
        ChannelPipeline pipeline = context.pipeline();
        ChannelHandlerContext tls = pipeline.context(SslHandler.class);
        if (tls != null) {
            pipeline.addAfter(tls.name(), null, new AfterHandshake());
        } else if (!install(pipeline)) {
            pipeline.addLast(new BeforeFirstBytes());
        }
        context.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (head != null) {
            head.stop();
            stall.stop();
        }
        boolean unused = unsent.set(0);
        context.fireChannelInactive();
    }

    @Override
    public void flush(ChannelHandlerContext context) {
        context.flush();
        account(context);
        if (unsent.isUsed() && stall != null) {
            stall.watch();
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

    private Object progress(ChannelHandlerContext context) {
        account(context);
        ChannelOutboundBuffer pending = context.channel().unsafe().outboundBuffer();
        return pending == null || pending.isEmpty()
                ? null
                : new Progress(System.identityHashCode(pending.current()), pending.currentProgress());
    }

    private StallTimeout stallTimer(Supplier<Object> progress) {
        return new StallTimeout(self, config.writeTimeout(), progress, this::closeStalled);
    }

    /**
     * Closes the connection from this handler. From the end of the pipeline, the HTTP/2 handler would wait until its responses
     * are sent.
     */
    private void closeStalled() {
        refusals.writeTimeout();
        ChannelFuture unused = self.close();
    }

    /** Installs the handlers beside those of Vert.x; returns false if Vert.x has not installed its own yet. */
    private boolean install(ChannelPipeline pipeline) {
        ChannelHandlerContext http2 = pipeline.context(Http2ConnectionHandler.class);
        ChannelHandlerContext decoder = pipeline.context(HttpRequestDecoder.class);
        if (http2 != null) {
            installHttp2(http2);
        } else if (decoder != null) {
            installHttp1(decoder);
        }
        return http2 != null || decoder != null;
    }

    /**
     * Installs the handlers of HTTP/1.1. In clear text, Vert.x adds its own handler with the first request; until then, one
     * that upgrades to HTTP/2 is in its place.
     */
    private void installHttp1(ChannelHandlerContext decoder) {
        ChannelPipeline pipeline = decoder.pipeline();
        ChannelHandlerContext vertx = pipeline.context(VertxHandler.class);
        ChannelHandlerContext last = vertx == null ? pipeline.context(Http1xUpgradeToH2CHandler.class) : vertx;
        Exchange exchange = new Exchange(head, quota::close);
        PipelineGate gate = new PipelineGate(exchange, quota.account(), refusals);
        pipeline.addBefore(decoder.name(), null, gate);
        pipeline.addBefore(last.name(), null, new ExchangeHandler(exchange, gate));
    }

    private void installHttp2(ChannelHandlerContext http2) {
        Http2ConnectionHandler handler = (Http2ConnectionHandler) http2.handler();
        Http2Connection connection = handler.connection();
        connection.remote().maxActiveStreams(MOST_STREAMS);
        StreamGuard streams = new StreamGuard(handler, quota, refusals);
        CountedFlowController flow =
                new CountedFlowController(connection.remote().flowController());
        connection.remote().flowController(flow);
        FrameGate gate = new FrameGate(streams, flow, head, quota.account(), refusals);
        StallTimeout windows = stallTimer(flow::progress);
        streams.onRelease(gate::account);
        flow.onChange(() -> {
            gate.account();
            windows.watch();
        });
        http2.channel().closeFuture().addListener(closed -> windows.stop());
        http2.pipeline().addBefore(http2.name(), null, gate);
    }

    /** Waits until Vert.x sets up HTTP, which it does when the TLS handshake is complete. */
    private final class AfterHandshake extends ChannelInboundHandlerAdapter {

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            context.fireUserEventTriggered(event);
            if (event instanceof SslHandshakeCompletionEvent) {
                boolean unused = install(context.pipeline());
                context.pipeline().remove(this);
            }
        }
    }

    /** Waits until Vert.x sets up HTTP, which it does in clear text when the first bytes reveal the version of HTTP. */
    private final class BeforeFirstBytes extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            boolean unused = install(context.pipeline());
            context.fireChannelRead(bytes);
            context.pipeline().remove(this);
        }
    }

    /** The progress of the socket: the message that is being sent, and how much of it is sent. */
    private record Progress(int message, long sent) {}
}
