package io.keyfolio.testing;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What PostgreSQL has answered to one statement, held back until a test lets it go. */
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

    /** Ends the connection instead, so that the service never learns what became of the statement. */
    public void cut() {
        cut = true;
        released.countDown();
    }

    /** Lets the answer go. */
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
