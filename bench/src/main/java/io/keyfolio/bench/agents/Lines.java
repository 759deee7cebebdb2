package io.keyfolio.bench.agents;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** The counters of all agent connections: those that open at present, and those that were lost. */
final class Lines implements Agent.Events {

    private static final int AT_ONCE = 50;

    private final Semaphore opening = new Semaphore(AT_ONCE);
    private final AtomicInteger lost = new AtomicInteger();
    private volatile boolean stopping;

    /** Waits until few enough connections are opening. */
    @Override
    public void opening() throws InterruptedException {
        opening.acquire();
    }

    @Override
    public void opened() {
        opening.release();
    }

    void awaitOpen() throws InterruptedException {
        opening.acquire(AT_ONCE);
        opening.release(AT_ONCE);
    }

    @Override
    public void failed() {
        lost.incrementAndGet();
        opening.release();
    }

    @Override
    public void closed(int code, String reason) {
        if (!stopping) {
            lost.incrementAndGet();
            System.out.println("closed: " + code + " " + reason);
        }
    }

    int lost() {
        return lost.get();
    }

    /** Stops the count of lost connections. */
    void stop() {
        stopping = true;
    }
}
