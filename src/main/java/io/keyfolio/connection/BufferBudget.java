package io.keyfolio.connection;

import java.util.concurrent.atomic.AtomicLong;

/** The budget of memory for bytes that wait in the service: answers that clients do not take, and requests that wait for them. */
final class BufferBudget {

    private final AtomicLong used = new AtomicLong();
    private final long most;

    BufferBudget(long most) {
        this.most = most;
    }

    /** The part of one connection's buffers, which is used by its event loop alone. */
    final class Account {

        private long held;

        /** Sets how many bytes wait; returns false when they are more than before and all together beyond the budget. */
        boolean set(long bytes) {
            long more = bytes - held;
            if (more == 0) {
                return true;
            }
            held = bytes;
            return used.addAndGet(more) <= most || more < 0;
        }

        boolean isUsed() {
            return held > 0;
        }
    }
}
