import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Locale;

/** One kept-alive HTTP/1.1 connection, used by one thread; it sends nothing twice. */
final class Connection {

    private static final int PATIENCE_MILLIS = 10_000;

    private final long openedAt = System.nanoTime();
    private final Socket socket = new Socket();
    private final InputStream input;
    private boolean kept = true;
    private int length;

    Connection(Route route) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress("127.0.0.1", route.port()), PATIENCE_MILLIS);
        input = new BufferedInputStream(socket.getInputStream());
    }

    boolean isUsable(Route route) {
        return kept && !route.wasResetAfter(openedAt);
    }

    Answer ask(String request, long started) throws IOException {
        socket.getOutputStream().write(request.getBytes(UTF_8));
        int status = Integer.parseInt(line().split(" ")[1]);
        length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            note(header.toLowerCase(Locale.ROOT));
        }
        byte[] body = input.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("cut within an answer");
        }
        return new Answer(status, new String(body, UTF_8), started, System.nanoTime());
    }

    private void note(String header) throws IOException {
        if (header.startsWith("content-length:")) {
            length = Integer.parseInt(header.substring(15).strip());
        } else if (header.startsWith("transfer-encoding:")) {
            throw new IOException("an answer of unknown length");
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

    void close() {
        try {
            socket.close();
        } catch (IOException alreadyClosed) {
            kept = false;
        }
    }
}
