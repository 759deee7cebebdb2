package io.keyfolio.platform.http.connection.quota;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counters of the connections that the service closes, and of the HTTP/2 requests that it refuses, because of a client's limit.
 */
public final class ConnectionRefusals {

    private final Counter addressLimit;
    private final Counter headTimeout;
    private final Counter writeTimeout;
    private final Counter memory;

    public ConnectionRefusals(MeterRegistry metrics) {
        this.addressLimit = counter("address-limit", metrics);
        this.headTimeout = counter("head-timeout", metrics);
        this.writeTimeout = counter("write-timeout", metrics);
        this.memory = counter("memory", metrics);
    }

    /** Counts a connection or an HTTP/2 request beyond the limit of its client address. */
    public void addressLimit() {
        addressLimit.increment();
    }

    /** Counts a connection on which the head of a request took too long. */
    void headTimeout() {
        headTimeout.increment();
    }

    /** Counts a connection whose client stopped reading. */
    public void writeTimeout() {
        writeTimeout.increment();
    }

    /** Counts a connection beyond the budget of memory, or with too many trailer lines. */
    public void memory() {
        memory.increment();
    }

    private static Counter counter(String reason, MeterRegistry metrics) {
        return Counter.builder("keyfolio.connections.refused")
                .description("Connections closed and HTTP/2 requests refused because a client exceeded a limit")
                .tag("reason", reason)
                .register(metrics);
    }
}
