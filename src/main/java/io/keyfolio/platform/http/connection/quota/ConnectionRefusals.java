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

    public void addressLimit() {
        addressLimit.increment();
    }

    void headTimeout() {
        headTimeout.increment();
    }

    public void writeTimeout() {
        writeTimeout.increment();
    }

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
