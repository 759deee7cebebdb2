package io.keyfolio.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The handler before the HTTP decoder that holds bytes back while a request waits for its answer, or the client does not
 * read what it was sent. Vert.x decodes everything that was read at once and queues the requests, each of which takes far
 * more memory than the client spent on it.
 */
final class PipelineGate extends ChannelDuplexHandler {

    /**
     * How many pieces a connection may have decoded before it is others' turn: a head, a body, and the beginning of what
     * follows. A client that sends thousands of requests or frames at once would hold its event loop for as long as all take.
     */
    private static final int PIECES_PER_TURN = 4;

    /** The smallest frame that a client can send has six bytes, and each is handled. */
    private static final int MOST_FRAME_BYTES = 256;

    private final Exchange exchange;
    private final BufferBudget.Account waiting;
    private final ConnectionRefusals refusals;
    private final HeadBoundary boundary = new HeadBoundary();
    private final Deque<ByteBuf> held = new ArrayDeque<>();

    private ChannelHandlerContext context;
    private boolean decoding;
    private boolean opening;
    private boolean paused;
    private boolean wasReading;
    private boolean refused;

    PipelineGate(Exchange exchange, BufferBudget.Account waiting, ConnectionRefusals refusals) {
        this.exchange = exchange;
        this.waiting = waiting;
        this.refusals = refusals;
    }

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
        discard();
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext same) {
        discard();
    }

    /** Decodes what is held, once that may be; not within the call, which comes from the midst of an answer. */
    void openLater() {
        if (paused && !opening && isOpen()) {
            opening = true;
            context.executor().execute(this::open);
        }
    }

    private void open() {
        opening = false;
        if (paused && isOpen()) {
            decode();
            context.fireChannelReadComplete();
        }
    }

    private boolean isOpen() {
        return !exchange.isAwaitingAnswer()
                && !exchange.isOver()
                && context.channel().isWritable();
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

    /** Accounts for what waits here, and for the heads of requests until they are answered. */
    void account() {
        long bytes = exchange.weight().charge();
        for (ByteBuf buffer : held) {
            bytes += buffer.capacity();
        }
        if (!waiting.set(bytes)) {
            refusals.memory();
            ChannelFuture unused = context.close();
        }
    }

    private void decodeOne() {
        ByteBuf first = held.getFirst();
        int body = exchange.isWebSocket() ? Math.min(MOST_FRAME_BYTES, first.readableBytes()) : bodyLength(first);
        int length = body > 0 ? body : boundary.next(first, HeadWeight.MOST_LINES);
        exchange.beginBytes(length, body > 0 ? 0 : boundary.lines());
        if (exchange.weight().isTooLong()) {
            refuse();
            return;
        }
        boolean whole = length == first.readableBytes();
        context.fireChannelRead(whole ? held.removeFirst() : first.readRetainedSlice(length));
        exchange.endBytes();
    }

    private int bodyLength(ByteBuf bytes) {
        return Math.toIntExact(Math.min(exchange.bodyLeft(), bytes.readableBytes()));
    }

    /** Vert.x answers a head as it does one of too many bytes, and hangs up. For trailers there is no answer. */
    private void refuse() {
        refused = true;
        discard();
        if (exchange.isReceiving()) {
            refusals.memory();
            ChannelFuture unused = context.close();
        } else {
            context.pipeline().context(HttpRequestDecoder.class).fireChannelRead(UnreadableHead.tooManyFields());
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
