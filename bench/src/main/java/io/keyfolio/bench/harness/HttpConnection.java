package io.keyfolio.bench.harness;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;

/** A kept-alive HTTP/1.1 connection for one thread, without retries. */
public final class HttpConnection implements AutoCloseable {

    private final long openedAt = System.nanoTime();
    private final Socket socket = new Socket();
    private final InputStream input;
    private boolean kept = true;
    private int length;
    private boolean hasRetryAfter;

    public HttpConnection(int port, Duration patience) throws IOException {
        int millis = (int) patience.toMillis();
        socket.setSoTimeout(millis);
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), millis);
        input = new BufferedInputStream(socket.getInputStream());
    }

    public long openedAt() {
        return openedAt;
    }

    /** Whether the service keeps the connection open, according to its responses. */
    public boolean isKept() {
        return kept;
    }

    public Answer ask(String request) throws IOException {
        return ask(request, System.nanoTime());
    }

    /** Sends the text of a request. {@code started} becomes the start time of the answer. */
    public Answer ask(String request, long started) throws IOException {
        socket.getOutputStream().write(request.getBytes(UTF_8));
        int status = Integer.parseInt(line().substring(9, 12));
        length = 0;
        hasRetryAfter = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            note(header.toLowerCase(Locale.ROOT));
        }
        byte[] body = input.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("cut within an answer");
        }
        return new Answer(status, new String(body, UTF_8), hasRetryAfter, started, System.nanoTime());
    }

    private void note(String header) throws IOException {
        if (header.startsWith("content-length:")) {
            length = Integer.parseInt(header.substring(15).strip());
        } else if (header.startsWith("transfer-encoding:")) {
            throw new IOException("an answer of unknown length");
        } else if (header.startsWith("retry-after:")) {
            hasRetryAfter = true;
        } else if (header.startsWith("connection:") && header.endsWith("close")) {
            kept = false;
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                throw new EOFException("cut before an answer");
            }
            line.write(next);
        }
        return line.toString(ISO_8859_1).strip();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyClosed) {
            kept = false;
        }
    }
}
