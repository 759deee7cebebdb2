package io.keyfolio.platform.http.connection.quota;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The part of a client's connection quota that one connection uses: the connection itself, and its HTTP/2 requests beyond the
 * first, each of which counts as a connection. A trusted proxy serves many clients and has no quota.
 */
public final class ClientQuota {

    private final AtomicBoolean counted = new AtomicBoolean();
    private final AddressCounts counts;
    private final String address;
    private final int most;
    private final BufferBudget budget;

    /** Makes the quota of a connection; {@code address} is null for a trusted proxy. */
    public ClientQuota(AddressCounts counts, String address, int most, BufferBudget budget) {
        this.counts = counts;
        this.address = address;
        this.most = most;
        this.budget = budget;
    }

    /** Counts the connection; returns false when the client has too many. */
    public boolean open() {
        boolean admitted = begin();
        counted.set(admitted);
        return admitted;
    }

    /** Releases the connection; further calls do nothing. */
    public void close() {
        if (counted.getAndSet(false)) {
            end();
        }
    }

    /** Counts an HTTP/2 request; returns false when the client has too many. */
    public boolean begin() {
        return address == null || counts.begin(address, most);
    }

    /** Counts an HTTP/2 request as ended. */
    public void end() {
        if (address != null) {
            counts.end(address);
        }
    }

    /** A new account of memory for bytes that wait. */
    public BufferBudget.Account account() {
        return budget.account(address);
    }
}
