package io.keyfolio.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.nio.ByteBuffer;
import java.time.Duration;

/** An HTTP/2 client of single frames on a plain TCP connection, for frames that a library would not send. */
public final class RawHttp2 implements Closeable {

    public static final int DATA = 0;
    public static final int HEADERS = 1;
    public static final int RST_STREAM = 3;
    public static final int SETTINGS = 4;
    public static final int PING = 6;
    public static final int GOAWAY = 7;
    public static final int WINDOW_UPDATE = 8;
    public static final int CONTINUATION = 9;

    public static final int END_STREAM = 1;
    public static final int END_HEADERS = 4;

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final int PRIORITY = 32;
    private static final int LENGTH_OF_PRIORITY = 5;
    private static final int HEADER = 9;
    private static final int SHORTEST_LONG = 127;

    private final RawConnection connection;
    private final DefaultHttp2HeadersDecoder heads = new DefaultHttp2HeadersDecoder(false, 1_000_000);

    private RawHttp2(RawConnection connection) {
        this.connection = connection;
    }

    /** A frame; its type is one of the constants of this class. */
    public record Frame(int type, int flags, int stream, ByteBuffer payload) {}

    /** Connects, and sends the preface with settings that are pairs of an identifier and a value. */
    public static RawHttp2 open(int... settings) {
        return begin(RawConnection.open(), settings);
    }

    /** As {@link #open}, from another address of this machine. */
    public static RawHttp2 openFrom(String address, int... settings) {
        return begin(RawConnection.openFrom(address), settings);
    }

    /** Sends the preface on a connection. */
    public static RawHttp2 begin(RawConnection connection, int... settings) {
        ByteBuffer payload = ByteBuffer.allocate(settings.length * 3);
        for (int index = 0; index < settings.length; index += 2) {
            payload.putShort((short) settings[index]).putInt(settings[index + 1]);
        }
        connection.send(PREFACE);
        return new RawHttp2(connection).send(SETTINGS, 0, 0, payload.array());
    }

    public static byte[] frame(int type, int flags, int stream, byte... payload) {
        return ByteBuffer.allocate(HEADER + payload.length)
                .putInt((payload.length << 8) | type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    public RawHttp2 send(int type, int flags, int stream, byte... payload) {
        return send(frame(type, flags, stream, payload));
    }

    public RawHttp2 send(byte[] frames) {
        connection.send(frames);
        return this;
    }

    /** A GET without a body. */
    public RawHttp2 get(int stream, String path, String... fields) {
        return send(HEADERS, END_STREAM | END_HEADERS, stream, request("GET", path, fields));
    }

    /** The head of a request. */
    public static byte[] request(String method, String path, String... fields) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(head(":method", method, ":scheme", "http", ":authority", "localhost", ":path", path));
        block.writeBytes(head(fields));
        return block.toByteArray();
    }

    /** Encodes fields, each with a name and a value, without an index (RFC 7541, section 6.2.2). */
    public static byte[] head(String... fields) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (int index = 0; index < fields.length; index += 2) {
            field(fields[index], fields[index + 1], block);
        }
        return block.toByteArray();
    }

    private static void field(String name, String value, ByteArrayOutputStream block) {
        block.write(0);
        text(name, block);
        text(value, block);
    }

    private static void text(String text, ByteArrayOutputStream block) {
        int left = text.length();
        block.write(Math.min(left, SHORTEST_LONG));
        if (left >= SHORTEST_LONG) {
            for (left -= SHORTEST_LONG; left > SHORTEST_LONG; left >>= 7) {
                block.write((left & SHORTEST_LONG) | (SHORTEST_LONG + 1));
            }
            block.write(left);
        }
        block.writeBytes(text.getBytes(ISO_8859_1));
    }

    /** The next frame; null if the service closes the connection. */
    public Frame read() {
        byte[] header = connection.read(HEADER);
        if (header.length < HEADER) {
            return null;
        }
        ByteBuffer fields = ByteBuffer.wrap(header);
        int lengthAndType = fields.getInt();
        int flags = fields.get();
        int stream = fields.getInt();
        return new Frame(lengthAndType & 255, flags, stream, ByteBuffer.wrap(connection.read(lengthAndType >>> 8)));
    }

    /** The next frame of a type, after any others; null if the service closes the connection. */
    public Frame read(int type) {
        Frame frame = read();
        while (frame != null && frame.type() != type) {
            frame = read();
        }
        return frame;
    }

    /** The status of the next response; 0 if the service closes the connection. */
    public int status() {
        Frame head = read(HEADERS);
        return head == null ? 0 : status(head);
    }

    /** The status in the head of a response. */
    public int status(Frame head) {
        int block = (head.flags() & PRIORITY) == 0 ? 0 : LENGTH_OF_PRIORITY;
        try {
            return Integer.parseInt(heads.decodeHeaders(
                            head.stream(), Unpooled.wrappedBuffer(head.payload().position(block)))
                    .status()
                    .toString());
        } catch (Http2Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean isClosedWithin(Duration time) {
        return connection.isClosedWithin(time);
    }

    @Override
    public void close() {
        connection.close();
    }
}
