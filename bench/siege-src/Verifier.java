import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A client that behaves: it verifies a good key over a connection that it keeps, and pauses in between. */
final class Verifier {

    private static final int PAUSE_MILLIS = 8;
    private static final int PATIENCE_MILLIS = 10_000;

    private final int port;
    private final byte[] request;
    private Socket socket;

    Verifier(int port, String key) {
        this.port = port;
        this.request =
                Texts.get("/v1/auth/verify", "Authorization: Bearer " + key).getBytes(StandardCharsets.US_ASCII);
    }

    /** Asks for so long, over the connection of the last time. */
    Times verify(int seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        Times times = new Times();
        while (System.nanoTime() < end) {
            long start = System.nanoTime();
            String status = ask();
            times.add(System.nanoTime() - start, status);
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        return times;
    }

    private String ask() {
        try {
            if (socket == null) {
                socket = new Socket("127.0.0.1", port);
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(PATIENCE_MILLIS);
            }
            socket.getOutputStream().write(request);
            return status(socket.getInputStream());
        } catch (IOException e) {
            drop();
            return "no answer";
        }
    }

    /** Reads a head, and nothing after it: such an answer has no body. */
    private static String status(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed");
            }
            head.append((char) next);
        }
        int length = head.indexOf("content-length: ");
        if (length > 0) {
            in.skipNBytes(Integer.parseInt(head.substring(length + 16, head.indexOf("\r", length))));
        }
        return head.substring(9, 12);
    }

    private void drop() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException closed) {
            // as wanted
        }
        socket = null;
    }
}
