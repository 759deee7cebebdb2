package io.keyfolio.bench.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An address for each replica of the service that leads new connections to the primary, as a service of Kubernetes does. Connections
 * to an old primary remain.
 */
final class PrimaryAddress implements Runnable {

    private static final int PERIOD_MILLIS = 200;

    private final Cluster cluster;
    private final List<Relay> relays = new ArrayList<>();

    PrimaryAddress(Cluster cluster, int replicas) throws IOException {
        this.cluster = cluster;
        Links links = cluster.nodes().get(0).links();
        for (int replica = 0; replica < replicas; replica++) {
            relays.add(new Relay(links.services().get(replica).port()));
        }
    }

    int port(int replica) {
        return relays.get(replica).port();
    }

    /** Follows the primary until the thread is interrupted. */
    @Override
    public void run() {
        try {
            while (true) {
                cluster.lockHolder().ifPresent(this::leadTo);
                TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void leadTo(Node primary) {
        for (int replica = 0; replica < relays.size(); replica++) {
            relays.get(replica).leadTo(primary.links().services().get(replica).port());
        }
    }
}
