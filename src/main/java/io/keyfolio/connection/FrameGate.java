package io.keyfolio.connection;

import io.netty.buffer.ByteBuf;

/** The gate of an HTTP/2 connection, which is closed while the client does not read what it was sent. A piece is a frame. */
final class FrameGate extends FairReadGate {

    private final FrameBoundary boundary = new FrameBoundary();
    private final StreamGuard streams;
    private final CountedFlowController flow;
    private final HeadTimeout head;

    FrameGate(
            StreamGuard streams,
            CountedFlowController flow,
            HeadTimeout head,
            BufferBudget.Account waiting,
            ConnectionRefusals refusals) {
        super(waiting, refusals);
        this.streams = streams;
        this.flow = flow;
        this.head = head;
    }

    @Override
    boolean isOpen() {
        return context().channel().isWritable();
    }

    @Override
    int nextPiece(ByteBuf bytes) {
        return boundary.next(bytes);
    }

    /** Before the first request, frames without one leave the timer running that began with the connection. */
    @Override
    void decoded() {
        if (boundary.isPartial() || !streams.isUsed()) {
            head.start();
        } else {
            head.stop();
        }
    }

    @Override
    long charge() {
        return streams.charge() + flow.waiting();
    }
}
