package io.keyfolio.platform.http.connection.http1;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;

/** The handler between the HTTP codec and Vert.x that records requests and responses, and refuses ambiguous requests. */
public final class ExchangeHandler extends ChannelDuplexHandler {

    private final Exchange exchange;
    private final PipelineGate gate;

    private boolean refused;

    public ExchangeHandler(Exchange exchange, PipelineGate gate) {
        this.exchange = exchange;
        this.gate = gate;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (refused) {
            ReferenceCountUtil.release(message);
        } else if (isUnreadable(message)) {
            refused = true;
            ReferenceCountUtil.release(message);
            refuse(context);
        } else {
            exchange.received(message);
            context.fireChannelRead(message);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        exchange.sent(message);
        ChannelFuture unused = context.write(message, promise);
        gate.account();
        gate.openLater();
    }

    /**
     * Whether the message is ambiguous or a broken body. A head that the decoder could not read is left to Vert.x, which names
     * the reason.
     */
    private static boolean isUnreadable(Object message) {
        if (message instanceof HttpRequest request && request.decoderResult().isSuccess()) {
            RequestHead.simplify(request);
            return RequestHead.isAmbiguous(request);
        }
        return !(message instanceof HttpRequest)
                && message instanceof HttpContent content
                && content.decoderResult().isFailure();
    }

    /** Answers 400 and closes the connection, because the start of the next request is unknown. */
    private void refuse(ChannelHandlerContext context) {
        if (exchange.isAnswering()) {
            ChannelFuture unused = context.close();
            return;
        }
        FullHttpResponse refusal = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.BAD_REQUEST, Unpooled.EMPTY_BUFFER);
        refusal.headers()
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set(HttpHeaderNames.CONTENT_LENGTH, HttpHeaderValues.ZERO);
        ChannelFuture unused = context.writeAndFlush(refusal).addListener(ChannelFutureListener.CLOSE);
    }
}
