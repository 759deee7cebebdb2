package io.keyfolio.bench.cluster;

import io.keyfolio.bench.harness.Answer;
import io.keyfolio.bench.harness.Api;
import java.io.IOException;
import java.time.Duration;

/** Sends requests to etcd and Patroni. */
final class Http {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private Http() {}

    /** Whether a GET is answered with 200 within a second. */
    static boolean isOk(int port, String path) throws InterruptedException {
        return get(port, path).status() == 200;
    }

    static Answer get(int port, String path) throws InterruptedException {
        long started = System.nanoTime();
        try {
            return new Api(port).ask("GET " + path, "", "", PATIENCE);
        } catch (IOException away) {
            return Answer.none(away, started);
        }
    }
}
