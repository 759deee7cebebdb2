package io.keyfolio.platform.http.connection.quota;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The budget of memory for bytes that wait in the service, of all clients and of each client address: answers that clients do
 * not take, and requests that wait for them.
 */
public final class BufferBudget {

    private final AtomicLong used = new AtomicLong();
    private final ConcurrentMap<String, Long> usedByAddress = new ConcurrentHashMap<>();
    private final long most;
    private final long mostPerAddress;

    public BufferBudget(long most, long mostPerAddress) {
        this.most = most;
        this.mostPerAddress = mostPerAddress;
    }

    /** The account of one connection's buffers; a trusted proxy has no address of its own, and null stands for it. */
    Account account(String address) {
        return new Account(address);
    }

    private boolean add(long more, String address) {
        long ofAddress = address == null ? 0 : addToAddress(more, address);
        return used.addAndGet(more) <= most && ofAddress <= mostPerAddress;
    }

    private long addToAddress(long more, String address) {
        Long sum = usedByAddress.merge(address, more, (before, added) -> before + added == 0 ? null : before + added);
        return sum == null ? 0 : sum;
    }

    /** The part of one connection's buffers, which is used by its event loop alone. */
    public final class Account {

        private final String address;
        private long held;

        private Account(String address) {
            this.address = address;
        }

        /**
         * Sets how many bytes wait; returns false when they are more than before, and those of the address or of all are
         * beyond the budget.
         */
        public boolean set(long bytes) {
            long more = bytes - held;
            if (more == 0) {
                return true;
            }
            held = bytes;
            return add(more, address) || more < 0;
        }

        public boolean isUsed() {
            return held > 0;
        }
    }
}
