package io.keyfolio.bench.agents;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** The connections of all agents: how many are being opened, and how many were lost. */
final class Lines {

    private static final int AT_ONCE = 50;

    private final Semaphore opening = new Semaphore(AT_ONCE);
    private final AtomicInteger lost = new AtomicInteger();
    private volatile boolean stopping;

    /** Waits until few enough are being opened. */
    void opening() throws InterruptedException {
        opening.acquire();
    }

    void opened() {
        opening.release();
    }

    void awaitOpen() throws InterruptedException {
        opening.acquire(AT_ONCE);
        opening.release(AT_ONCE);
    }

    void failed() {
        lost.incrementAndGet();
        opening.release();
    }

    void closed(int code, String reason) {
        if (!stopping) {
            lost.incrementAndGet();
            System.out.println("closed: " + code + " " + reason);
        }
    }

    int lost() {
        return lost.get();
    }

    /** What is closed from now on is not lost. */
    void stop() {
        stopping = true;
    }
}
