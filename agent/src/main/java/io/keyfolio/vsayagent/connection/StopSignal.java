package io.keyfolio.vsayagent.connection;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks the agent, from another thread, to say goodbye and stop. */
public final class StopSignal {

    private boolean requested;
    private Runnable waker = () -> {};

    public synchronized void request() {
        requested = true;
        waker.run();
    }

    synchronized boolean isRequested() {
        return requested;
    }

    /** Runs it when a stop is requested, or now if one was; it takes the place of the one before. */
    synchronized void wakeBy(Runnable newWaker) {
        waker = newWaker;
        if (requested) {
            waker.run();
        }
    }

    void waitAtMost(Duration time) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        wakeBy(stopped::countDown);
        boolean ignored = stopped.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
