package io.keyfolio.platform.http.connection.quota;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The budget of memory for bytes that wait in the service, for all clients and for each client address: responses that clients
 * do not read, and requests that wait behind them.
 */
public final class BufferBudget {

    private final AtomicLong used = new AtomicLong();
    private final ConcurrentMap<String, Long> usedByAddress = new ConcurrentHashMap<>();
    private final long most;
    private final long mostPerAddress;

    /** Takes the most bytes for all clients, and for each client address. */
    public BufferBudget(long most, long mostPerAddress) {
        this.most = most;
        this.mostPerAddress = mostPerAddress;
    }

    /** The account of one connection's buffers; {@code address} is null for a trusted proxy, which has no limit of its own. */
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

    /** The part of the budget that one connection uses; only its event loop calls it. */
    public final class Account {

        private final String address;
        private long held;

        private Account(String address) {
            this.address = address;
        }

        /** Sets how many bytes wait. Returns false when the number has grown and the address or all clients exceed the budget. */
        public boolean set(long bytes) {
            long more = bytes - held;
            if (more == 0) {
                return true;
            }
            held = bytes;
            return add(more, address) || more < 0;
        }

        /** Whether any bytes wait. */
        public boolean isUsed() {
            return held > 0;
        }
    }
}
