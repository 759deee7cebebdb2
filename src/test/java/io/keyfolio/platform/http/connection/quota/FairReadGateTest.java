package io.keyfolio.platform.http.connection.quota;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** After four decoded pieces of a connection, other connections of the event loop have a turn. */
class FairReadGateTest {

    private static final int MANY = 100;
    private static final int PIECES_PER_TURN = 4;

    private final ConnectionRefusals refusals = new ConnectionRefusals(new SimpleMeterRegistry());
    private final BufferBudget budget = new BufferBudget(1_000_000, 1_000_000);

    @Test
    void piecesAreDecodedInTurns() {
        Turns turns = new Turns();
        EmbeddedChannel channel = new EmbeddedChannel(new Lines(), turns);

        channel.writeInbound(Unpooled.copiedBuffer("line\n".repeat(MANY), US_ASCII));

        assertEquals(MANY, turns.all());
        assertEquals(PIECES_PER_TURN, turns.largest());
    }

    /** Bytes that arrive during the turns of others follow the earlier bytes. */
    @Test
    void bytesKeepTheirOrder() {
        Turns turns = new Turns();
        EmbeddedChannel channel = new EmbeddedChannel(new Lines(), turns);
        StringBuilder sent = new StringBuilder();
        for (int number = 0; number < MANY; number++) {
            sent.append(number).append('\n');
            ChannelFuture unused = channel.writeOneInbound(Unpooled.copiedBuffer(number + "\n", US_ASCII));
        }
        channel.runPendingTasks();

        assertEquals(sent.toString(), turns.text());
    }

    /** A gate whose pieces are lines. */
    private final class Lines extends FairReadGate {

        private Lines() {
            super(budget.account("a client"), refusals);
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public int nextPiece(ByteBuf bytes) {
            return bytes.bytesBefore((byte) '\n') + 1;
        }

        @Override
        public void decoded() {}

        @Override
        public long charge() {
            return 0;
        }
    }

    /** A decoder that counts the pieces of each turn. */
    private static final class Turns extends ChannelInboundHandlerAdapter {

        private final List<Integer> turns = new ArrayList<>(List.of(0));
        private final StringBuilder text = new StringBuilder();

        @Override
        public void channelRead(ChannelHandlerContext context, Object piece) {
            turns.set(turns.size() - 1, turns.get(turns.size() - 1) + 1);
            text.append(((ByteBuf) piece).toString(US_ASCII));
            ReferenceCountUtil.release(piece);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            turns.add(0);
        }

        private int all() {
            return turns.stream().mapToInt(Integer::intValue).sum();
        }

        private int largest() {
            return turns.stream().mapToInt(Integer::intValue).max().orElse(0);
        }

        private String text() {
            return text.toString();
        }
    }
}
