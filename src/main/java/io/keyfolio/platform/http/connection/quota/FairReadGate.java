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
 * A handler before the decoder of a connection that hands it what the client sent in pieces, and holds the rest back: until
 * other connections had their turn, or until the decoder may go on. The client is not read from meanwhile.
 */
public abstract class FairReadGate extends ChannelDuplexHandler {

    /**
     * How many pieces a connection may have decoded before it is others' turn. A client that sends thousands of requests or
     * frames at once would hold its event loop for as long as all take.
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

    /** Whether the decoder may be given more. */
    public abstract boolean isOpen();

    /** Returns how many of these bytes, which are one at least, are the next piece; 0 where the connection was refused. */
    public abstract int nextPiece(ByteBuf bytes);

    /** Is called when the decoder has seen a piece. */
    public abstract void decoded();

    /** How much memory is to be charged for what the decoder made of the bytes. */
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

    /** Vert.x reads on when a request's body has been taken; not while bytes are held. */
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

    /** Decodes what is held, once that may be; not within the call, which comes from the midst of an answer. */
    public final void openLater() {
        if (paused && !opening && isOpen()) {
            opening = true;
            context.executor().execute(this::open);
        }
    }

    /** Accounts for what waits here, and for what the decoder made of the rest; closes the connection beyond the budget. */
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

    public final void closeForMemory() {
        refusals.memory();
        ChannelFuture unused = context.close();
    }

    /** Takes nothing more from this client. */
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
