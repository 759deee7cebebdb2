package io.keyfolio.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;

/** The handler between the HTTP codec and Vert.x that notes requests and answers. */
final class ExchangeWatch extends ChannelDuplexHandler {

    private final Exchange exchange;
    private final PipelineGate gate;

    ExchangeWatch(Exchange exchange, PipelineGate gate) {
        this.exchange = exchange;
        this.gate = gate;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        exchange.received(message);
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        exchange.sent(message);
        ChannelFuture unused = context.write(message, promise);
        gate.account();
        gate.openLater();
    }
}
