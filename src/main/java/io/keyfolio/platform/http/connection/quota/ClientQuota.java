package io.keyfolio.platform.http.connection.quota;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What one connection takes of what its client may have open: connections, and requests of HTTP/2 beyond the first of each
 * connection, which count as connections do. A trusted proxy asks for many clients and has no address of its own.
 */
public final class ClientQuota {

    private final AtomicBoolean counted = new AtomicBoolean();
    private final AddressCounts counts;
    private final String address;
    private final int most;
    private final BufferBudget budget;

    /** An address of null is that of a trusted proxy. */
    public ClientQuota(AddressCounts counts, String address, int most, BufferBudget budget) {
        this.counts = counts;
        this.address = address;
        this.most = most;
        this.budget = budget;
    }

    /** Counts the connection; returns false where there are too many. */
    public boolean open() {
        boolean admitted = begin();
        counted.set(admitted);
        return admitted;
    }

    /** Takes the connection off the count, once. */
    public void close() {
        if (counted.getAndSet(false)) {
            end();
        }
    }

    /** Counts a request; returns false where there are too many. */
    public boolean begin() {
        return address == null || counts.begin(address, most);
    }

    public void end() {
        if (address != null) {
            counts.end(address);
        }
    }

    /** A further part of the memory for what waits. */
    public BufferBudget.Account account() {
        return budget.account(address);
    }
}
