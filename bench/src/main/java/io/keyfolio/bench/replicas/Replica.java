package io.keyfolio.bench.replicas;

import io.keyfolio.bench.harness.Launch;
import io.keyfolio.bench.harness.Service;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A replica, whose process can be replaced by a new one. */
final class Replica {

    private final List<String> command;
    private final int number;
    private final Route route;
    private Service service;

    Replica(List<String> command, int number) {
        this.command = command;
        this.number = number;
        this.route = Route.toReplica(number);
    }

    /** The number of the replica, from zero. */
    int number() {
        return number;
    }

    Route route() {
        return route;
    }

    void start() throws IOException {
        Launch launch = Launch.of(command, "bench-replica-" + (number + 1) + ".log")
                .with(Launch.CHEAP_PASSWORDS)
                .with(Map.of("QUARKUS_HTTP_HOST", "127.0.0.1"));
        route.reset();
        service = Service.launch(service == null ? launch : launch.appending(), route.port());
    }

    void awaitReady() throws InterruptedException {
        service.awaitReady();
    }

    /** Ends the process with SIGKILL. */
    void kill() throws InterruptedException {
        service.kill();
    }

    /** Suspends the process with SIGSTOP, like a long pause of a garbage collector or of a virtual machine. */
    void freeze(long millis) throws Exception {
        Signal.STOP.send(service.pid());
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } finally {
            Signal.CONT.send(service.pid());
        }
    }

    void stop() {
        if (service != null) {
            service.close();
        }
    }
}
