package io.keyfolio.bench.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The relays on the links of one node.
 *
 * @param etcd from its Patroni to etcd
 * @param standbys from its standbys to its PostgreSQL
 * @param rest from other Patronis to its Patroni
 * @param services from each replica of the service to its PostgreSQL
 */
public record Links(Relay etcd, Relay standbys, Relay rest, List<Relay> services) {

    static Links open(int etcd, int server, int rest, int replicas) throws IOException {
        List<Relay> services = new ArrayList<>();
        for (int replica = 0; replica < replicas; replica++) {
            services.add(new Relay(server));
        }
        return new Links(new Relay(etcd), new Relay(server), new Relay(rest), services);
    }

    /** Separates the node from etcd and from the other nodes. Replicas of the service still reach it. */
    public void isolate() {
        etcd.freeze();
        standbys.freeze();
        rest.freeze();
    }

    public void restore() {
        etcd.restore();
        standbys.restore();
        rest.restore();
        services.forEach(Relay::restore);
    }
}
