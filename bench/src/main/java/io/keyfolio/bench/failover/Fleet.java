package io.keyfolio.bench.failover;

import io.keyfolio.bench.cluster.Cluster;
import io.keyfolio.bench.harness.Api;
import io.keyfolio.bench.revocation.Replica;
import io.keyfolio.bench.revocation.Route;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** The replicas of the service. */
final class Fleet {

    static final int REPLICAS = 3;

    private final List<Replica> replicas;

    Fleet(Options options, Cluster cluster) {
        replicas = IntStream.range(0, REPLICAS)
                .mapToObj(number -> new Replica(
                        options.command(),
                        number,
                        "bench-failover-replica-",
                        options.isOneAddress() ? cluster.settingsOfOneAddress(number) : cluster.settings(number)))
                .toList();
    }

    void start() throws IOException, InterruptedException {
        for (Replica replica : replicas) {
            replica.start();
        }
        awaitReady();
    }

    void awaitReady() throws InterruptedException {
        for (Replica replica : replicas) {
            replica.awaitReady();
        }
    }

    List<Route> routes() {
        return replicas.stream().map(Replica::route).toList();
    }

    List<Api> apis() {
        return routes().stream().map(route -> new Api(route.port())).toList();
    }

    Route anyRoute() {
        return replicas.get(ThreadLocalRandom.current().nextInt(REPLICAS)).route();
    }

    void stop() {
        replicas.forEach(Replica::stop);
    }
}
