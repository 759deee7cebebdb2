package io.keyfolio.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The messages of a client to PostgreSQL (protocol version 3), which are read and forwarded. */
final class FrontendMessages {

    private static final int LENGTH_BYTES = 4;
    private static final int ENCRYPTION_REQUEST_BYTES = 4;

    private final DataInputStream in;
    private final DataOutputStream out;
    private final Consumer<String> executed;
    private final Map<String, String> prepared = new HashMap<>();
    private final Map<String, String> portals = new HashMap<>();

    FrontendMessages(DataInputStream in, DataOutputStream out, Consumer<String> executed) {
        this.in = in;
        this.out = out;
        this.executed = executed;
    }

    /**
     * Forwards the messages without a type: the start-up, and any earlier request for encryption, which the server denies.
     */
    void carryStartup() throws IOException {
        byte[] body;
        do {
            body = readBody();
            pass(body);
        } while (body.length == ENCRYPTION_REQUEST_BYTES);
    }

    /**
     * Forwards the next message. Simple queries and executions count; parse, bind and describe messages are part of them. A
     * statement is recorded before any response.
     */
    void carryNext() throws IOException {
        byte type = in.readByte();
        byte[] body = readBody();
        note(type, new Texts(body));
        out.writeByte(type);
        pass(body);
    }

    private void note(byte type, Texts body) {
        switch (type) {
            case 'P' -> prepared.put(body.next(), body.next());
            case 'B' -> portals.put(body.next(), prepared.get(body.next()));
            case 'E' -> executed.accept(portals.get(body.next()));
            case 'Q' -> executed.accept(body.next());
            default -> {}
        }
    }

    private byte[] readBody() throws IOException {
        return in.readNBytes(in.readInt() - LENGTH_BYTES);
    }

    private void pass(byte[] body) throws IOException {
        out.writeInt(body.length + LENGTH_BYTES);
        out.write(body);
        out.flush();
    }

    /** The strings at the beginning of a message, each terminated by a zero byte. */
    private static final class Texts {

        private final byte[] body;
        private int position;

        Texts(byte[] body) {
            this.body = body;
        }

        String next() {
            int start = position;
            while (body[position] != 0) {
                position++;
            }
            return new String(body, start, position++ - start, UTF_8);
        }
    }
}
