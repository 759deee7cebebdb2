package io.keyfolio.bench.siege;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The thread that probes liveness on the management port four times a second during the siege. */
final class Watch extends Thread {

    private static final int PERIOD_MILLIS = 250;

    private final Besieged service;
    private volatile boolean leaving;
    private volatile double slowest;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger late = new AtomicInteger();

    Watch(Besieged service) {
        super("watch");
        this.service = service;
    }

    @Override
    public void run() {
        try {
            while (!leaving) {
                double millis = service.liveness();
                asked.incrementAndGet();
                late.addAndGet(millis < 0 ? 1 : 0);
                slowest = Math.max(slowest, millis);
                TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
            }
        } catch (InterruptedException ended) {
            currentThread().interrupt();
        }
    }

    void leave() throws InterruptedException {
        leaving = true;
        join();
    }

    int asked() {
        return asked.get();
    }

    /** The number of probes without a response within two seconds. */
    int late() {
        return late.get();
    }

    /** The slowest response in time, in milliseconds. */
    double slowest() {
        return slowest;
    }
}
