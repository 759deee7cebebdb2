package io.keyfolio.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;

/** A WebSocket client over a plain socket, for frames that a library would not send. */
public final class RawAgent implements Closeable {

    public static final int CONTINUATION = 0x0;
    public static final int TEXT = 0x1;
    public static final int BINARY = 0x2;
    public static final int CLOSE = 0x8;
    public static final int PING = 0x9;
    public static final int FINAL = 0x80;

    private static final int PATIENCE_MILLIS = 20_000;
    private static final byte[] MASK = {7, 11, 13, 17};

    private final Socket socket;
    private final OutputStream out;
    private final DataInputStream in;

    /** Connects to the service under test. */
    public RawAgent(String key) throws IOException {
        socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        out = socket.getOutputStream();
        in = new DataInputStream(socket.getInputStream());
        out.write(handshake(key).getBytes(US_ASCII));
        String head = head();
        if (!head.startsWith("HTTP/1.1 101 ")) {
            throw new IOException("refused: " + head);
        }
    }

    /** A valid handshake. */
    public static String handshake(String key) {
        return "GET /api/agents/connect HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Protocol: keyfolio.agent.v1\r\nAuthorization: Bearer " + key + "\r\n\r\n";
    }

    /** Sends a frame; the first byte is its opcode and flags. */
    public void send(int first, byte[] payload) throws IOException {
        send(first, true, payload);
    }

    public void send(int first, String payload) throws IOException {
        send(first, payload.getBytes(UTF_8));
    }

    public void send(int first, boolean masked, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        length(frame, payload.length, masked ? 0x80 : 0);
        if (masked) {
            frame.write(MASK);
        }
        for (int at = 0; at < payload.length; at++) {
            frame.write(masked ? payload[at] ^ MASK[at % MASK.length] : payload[at]);
        }
        sendBytes(frame.toByteArray());
    }

    /** Sends bytes that need not be a frame; ignores a closed connection. */
    public void sendBytes(byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException hungUp) {
            return; // earlier responses count
        }
    }

    /** The close code of the service; 1006 if it closes without one. */
    public int closeCode() throws IOException {
        try {
            for (int first = in.read(); first >= 0; first = in.read()) {
                byte[] payload = payload();
                if ((first & 0xF) == CLOSE) {
                    return payload.length < 2 ? 1005 : (payload[0] & 0xFF) << 8 | (payload[1] & 0xFF);
                }
            }
        } catch (SocketException hungUp) {
            return 1006;
        }
        return 1006;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private byte[] payload() throws IOException {
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        }
        return in.readNBytes(length);
    }

    private static void length(ByteArrayOutputStream frame, int length, int mask) {
        if (length < 126) {
            frame.write(mask | length);
        } else if (length < 65_536) {
            frame.write(mask | 126);
            frame.write(length >> 8);
            frame.write(length);
        } else {
            frame.write(mask | 127);
            frame.writeBytes(new byte[4]);
            for (int shift = 24; shift >= 0; shift -= 8) {
                frame.write(length >> shift);
            }
        }
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }
}
