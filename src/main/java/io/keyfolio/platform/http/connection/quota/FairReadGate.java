package io.keyfolio.platform.http.connection.quota;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A handler that gives the bytes of a connection to its decoder in pieces. It holds back the rest until other connections have
 * had their turn, or until the decoder may continue. Meanwhile it does not read from the client.
 */
public abstract class FairReadGate extends ChannelDuplexHandler {

    /**
     * The pieces that one turn decodes. Without turns, a client that sends thousands of requests or frames at once would occupy
     * its event loop until all are decoded.
     */
    private static final int PIECES_PER_TURN = 4;

    private final BufferBudget.Account waiting;
    private final ConnectionRefusals refusals;
    private final Deque<ByteBuf> held = new ArrayDeque<>();

    private ChannelHandlerContext context;
    private boolean decoding;
    private boolean opening;
    private boolean paused;
    private boolean wasReading;
    private boolean refused;
    private boolean closed;

    public FairReadGate(BufferBudget.Account waiting, ConnectionRefusals refusals) {
        this.waiting = waiting;
        this.refusals = refusals;
    }

    /** Whether the decoder may receive more. */
    public abstract boolean isOpen();

    /** Returns how many of these bytes, at least one, are the next piece; 0 when the connection was refused. */
    public abstract int nextPiece(ByteBuf bytes);

    /** Called when the decoder has received a piece. */
    public abstract void decoded();

    /** The bytes of memory to charge for what the decoder made. */
    public abstract long charge();

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext same, Object bytes) {
        if (refused) {
            ReferenceCountUtil.release(bytes);
        } else if (bytes instanceof ByteBuf buffer) {
            held.add(buffer);
            decode();
        } else {
            context.fireChannelRead(bytes);
        }
    }

    /** Reads from the client, unless bytes are held back. Vert.x calls it when it has consumed a request's body. */
    @Override
    public void read(ChannelHandlerContext same) {
        if (!paused) {
            context.read();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext same) {
        context.fireChannelWritabilityChanged();
        openLater();
    }

    @Override
    public void channelInactive(ChannelHandlerContext same) {
        closed = true;
        discard();
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext same) {
        discard();
    }

    /**
     * Schedules the decoding of held bytes if the gate is open. The caller may be in the middle of a response, so the decoding
     * runs later.
     */
    public final void openLater() {
        if (paused && !opening && isOpen()) {
            opening = true;
            context.executor().execute(this::open);
        }
    }

    /** Updates the account with the held bytes and the decoder's memory; closes the connection beyond the budget. */
    public final void account() {
        if (closed) {
            return;
        }
        long bytes = charge();
        for (ByteBuf buffer : held) {
            bytes += buffer.capacity();
        }
        if (!waiting.set(bytes)) {
            closeForMemory();
        }
    }

    /** Counts a refusal for memory and closes the connection. */
    public final void closeForMemory() {
        refusals.memory();
        ChannelFuture unused = context.close();
    }

    /** Discards everything that this client has sent and will send. */
    public final void refuse() {
        refused = true;
        discard();
    }

    public final ChannelHandlerContext context() {
        return context;
    }

    private void open() {
        opening = false;
        if (paused && isOpen()) {
            decode();
            context.fireChannelReadComplete();
        }
    }

    private void decode() {
        if (decoding) {
            return;
        }
        decoding = true;
        try {
            for (int pieces = 0; pieces < PIECES_PER_TURN && !held.isEmpty() && isOpen(); pieces++) {
                decodeOne();
            }
        } finally {
            decoding = false;
        }
        pause(!held.isEmpty());
        account();
        openLater();
    }

    private void decodeOne() {
        ByteBuf first = held.getFirst();
        int length = nextPiece(first);
        if (length > 0) {
            boolean whole = length == first.readableBytes();
            context.fireChannelRead(whole ? held.removeFirst() : first.readRetainedSlice(length));
            decoded();
        }
    }

    private void pause(boolean wanted) {
        ChannelConfig config = context.channel().config();
        if (wanted && !paused) {
            paused = true;
            wasReading = config.isAutoRead();
            config.setAutoRead(false);
        } else if (!wanted && paused) {
            paused = false;
            resume(config);
        }
    }

    private void resume(ChannelConfig config) {
        if (config.isAutoRead()) {
            context.read();
        } else if (wasReading) {
            config.setAutoRead(true);
        }
    }

    private void discard() {
        held.forEach(ByteBuf::release);
        held.clear();
        boolean unused = waiting.set(0);
    }
}
