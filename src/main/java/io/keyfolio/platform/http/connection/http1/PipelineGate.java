package io.keyfolio.platform.http.connection.http1;

import io.keyfolio.platform.http.connection.quota.BufferBudget;
import io.keyfolio.platform.http.connection.quota.ConnectionRefusals;
import io.keyfolio.platform.http.connection.quota.FairReadGate;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpRequestDecoder;

/**
 * The gate of an HTTP/1.1 connection. It is closed while a request waits for its response, or while the client does not read.
 * Vert.x decodes all bytes of a read at once and queues the requests. Each of these takes far more memory than the client spent
 * on it. A piece is a head, the received part of a body, or a few frames of a WebSocket.
 */
public final class PipelineGate extends FairReadGate {

    /** The most bytes of WebSocket frames in a piece: the smallest frame of a client has six bytes, and each frame is handled. */
    private static final int MOST_FRAME_BYTES = 256;

    private final Exchange exchange;
    private final HeadBoundary boundary = new HeadBoundary();

    public PipelineGate(Exchange exchange, BufferBudget.Account waiting, ConnectionRefusals refusals) {
        super(waiting, refusals);
        this.exchange = exchange;
    }

    @Override
    public boolean isOpen() {
        return !exchange.isAwaitingAnswer()
                && !exchange.isOver()
                && context().channel().isWritable();
    }

    @Override
    public int nextPiece(ByteBuf bytes) {
        int body = exchange.isWebSocket() ? Math.min(MOST_FRAME_BYTES, bytes.readableBytes()) : bodyLength(bytes);
        int length = body > 0 ? body : boundary.next(bytes, HeadMemoryEstimate.MOST_LINES);
        exchange.beginBytes(length, body > 0 ? 0 : boundary.lines());
        if (exchange.weight().isTooLong()) {
            refuseHead();
            return 0;
        }
        return length;
    }

    @Override
    public void decoded() {
        exchange.endBytes();
    }

    @Override
    public long charge() {
        return exchange.weight().charge();
    }

    private int bodyLength(ByteBuf bytes) {
        return Math.toIntExact(Math.min(exchange.bodyLeft(), bytes.readableBytes()));
    }

    /**
     * Refuses too many fields: Vert.x answers a head like one with too many bytes, and closes the connection. Trailers get no
     * answer.
     */
    private void refuseHead() {
        refuse();
        if (exchange.isReceiving()) {
            closeForMemory();
        } else {
            context().pipeline().context(HttpRequestDecoder.class).fireChannelRead(InvalidRequestHead.tooManyFields());
        }
    }
}
