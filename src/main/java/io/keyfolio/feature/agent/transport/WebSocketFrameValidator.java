package io.keyfolio.feature.agent.transport;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.Http1xServerConnection;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Closes connections with broken frames by a close code (RFC 6455, section 7.1.7); Vert.x would close them without one. Also
 * refuses texts that are not UTF-8 (section 8.1); Vert.x would replace the invalid bytes.
 */
final class WebSocketFrameValidator extends ChannelInboundHandlerAdapter {

    private static final int PATIENCE_SECONDS = 12;

    private final Http1xServerConnection connection;

    private WebSocketFrameValidator(Http1xServerConnection connection) {
        this.connection = connection;
    }

    /**
     * Adds a validator before Vert.x's own handler, on a connection that is about to become a WebSocket. It removes the idle
     * timeout of the connection, because from there on the heartbeat timeout applies.
     */
    static void watch(HttpServerRequest handshake) {
        if (handshake.connection() instanceof Http1xServerConnection connection) {
            ChannelHandlerContext vertx = connection.channelHandlerContext();
            ChannelPipeline pipeline = vertx.pipeline();
            pipeline.addBefore(vertx.name(), Utf8FrameValidator.class.getName(), new Utf8FrameValidator(false));
            pipeline.addBefore(
                    vertx.name(), WebSocketFrameValidator.class.getName(), new WebSocketFrameValidator(connection));
            if (pipeline.get(IdleStateHandler.class) != null) {
                pipeline.remove(IdleStateHandler.class);
            }
        }
    }

    /** Passes a broken frame to the endpoint, which closes the connection; later frames are discarded until then. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (failure instanceof CorruptedWebSocketFrameException) {
            connection.handleException(failure);
            ScheduledFuture<?> atLast =
                    context.executor().schedule(() -> hangUp(context), PATIENCE_SECONDS, TimeUnit.SECONDS);
            context.channel().closeFuture().addListener(closed -> atLast.cancel(false));
        } else {
            context.fireExceptionCaught(failure);
        }
    }

    private static void hangUp(ChannelHandlerContext context) {
        ChannelFuture unused = context.close();
    }
}
