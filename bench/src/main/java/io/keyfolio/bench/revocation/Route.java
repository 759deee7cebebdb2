package io.keyfolio.bench.revocation;

import io.keyfolio.bench.harness.HttpConnection;
import io.keyfolio.bench.harness.Ports;

/** A target of requests: nginx or one replica. */
public final class Route {

    private static final int NGINX = -1;

    private final String name;
    private final int port;
    private final int replica;
    private volatile long resetAt = System.nanoTime();

    private Route(String name, int replica) {
        this.name = name;
        this.replica = replica;
        this.port = Ports.freeBelowClients();
    }

    public static Route toNginx() {
        return new Route("nginx", NGINX);
    }

    public static Route toReplica(int replica) {
        return new Route("replica " + (replica + 1), replica);
    }

    public int port() {
        return port;
    }

    public boolean isNginx() {
        return replica == NGINX;
    }

    public boolean leadsTo(int number) {
        return replica == number;
    }

    /** Makes earlier connections unusable, because a new process answers from now on. */
    void reset() {
        resetAt = System.nanoTime();
    }

    boolean isUsable(HttpConnection connection) {
        return connection.isKept() && resetAt - connection.openedAt() <= 0;
    }

    @Override
    public String toString() {
        return name;
    }
}
