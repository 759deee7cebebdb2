package io.keyfolio.bench.replicas;

import java.io.IOException;

/** A signal that Java cannot send. */
enum Signal {
    STOP,
    CONT;

    void send(long process) throws IOException, InterruptedException {
        new ProcessBuilder("bash", "-c", "kill -" + name() + " " + process)
                .inheritIO()
                .start()
                .waitFor();
    }
}
