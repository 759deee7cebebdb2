package io.keyfolio.platform.http.connection.http2;

import io.keyfolio.platform.http.connection.quota.BufferBudget;
import io.keyfolio.platform.http.connection.quota.ConnectionRefusals;
import io.keyfolio.platform.http.connection.quota.FairReadGate;
import io.keyfolio.platform.http.connection.quota.HeadTimeout;
import io.netty.buffer.ByteBuf;

/** The gate of an HTTP/2 connection, which is closed while the client does not read. A piece is a frame. */
public final class FrameGate extends FairReadGate {

    private final FrameBoundary boundary = new FrameBoundary();
    private final StreamGuard streams;
    private final CountedFlowController flow;
    private final HeadTimeout head;

    public FrameGate(
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
    public boolean isOpen() {
        return context().channel().isWritable();
    }

    @Override
    public int nextPiece(ByteBuf bytes) {
        return boundary.next(bytes);
    }

    /** Starts or stops the head timeout. Before the first request, frames of other kinds do not stop it. */
    @Override
    public void decoded() {
        if (boundary.isPartial() || !streams.isUsed()) {
            head.start();
        } else {
            head.stop();
        }
    }

    @Override
    public long charge() {
        return streams.charge() + flow.waiting();
    }
}
