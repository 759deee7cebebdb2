package io.keyfolio.vsayagent.connection;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A request from another thread to close the connection and stop. */
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

    /** Sets the action that runs when a stop is requested, or at once if one was. It replaces the earlier action. */
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
