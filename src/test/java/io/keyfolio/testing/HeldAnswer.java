package io.keyfolio.testing;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The held response of PostgreSQL to a statement, until a test releases it. */
public final class HeldAnswer {

    private static final long PATIENCE_SECONDS = 20;

    private final String partOfStatement;
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    private volatile boolean cut;

    HeldAnswer(String partOfStatement) {
        this.partOfStatement = partOfStatement;
    }

    /** Waits until PostgreSQL has answered. */
    public void awaitArrival() throws InterruptedException {
        if (!arrived.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody executed: " + partOfStatement);
        }
    }

    /** Closes the connection, so that the service does not receive the result of the statement. */
    public void cut() {
        cut = true;
        released.countDown();
    }

    /** Releases the response. */
    public void release() {
        released.countDown();
    }

    boolean isTo(String statement) {
        return statement != null && statement.contains(partOfStatement);
    }

    void hold() throws InterruptedException, IOException {
        arrived.countDown();
        released.await();
        if (cut) {
            throw new IOException("cut");
        }
    }
}
