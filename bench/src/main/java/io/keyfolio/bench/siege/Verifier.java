package io.keyfolio.bench.siege;

import io.keyfolio.bench.harness.HttpConnection;
import io.keyfolio.bench.harness.Requests;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** An ordinary client, which verifies a valid key over one connection, with pauses. */
final class Verifier {

    private static final int PAUSE_MILLIS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final int port;
    private final String request;
    private HttpConnection connection;

    Verifier(int port, String key) {
        this.port = port;
        this.request = Requests.text("GET /v1/auth/verify", key, "");
    }

    /** Verifies the key repeatedly for that time, over the connection of the last call. */
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
            if (connection == null) {
                connection = new HttpConnection(port, PATIENCE);
            }
            return Integer.toString(connection.ask(request).status());
        } catch (IOException e) {
            drop();
            return "no answer";
        }
    }

    private void drop() {
        if (connection != null) {
            connection.close();
        }
        connection = null;
    }
}
