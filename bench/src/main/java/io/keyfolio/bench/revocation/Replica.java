package io.keyfolio.bench.revocation;

import io.keyfolio.bench.harness.Launch;
import io.keyfolio.bench.harness.Service;
import io.keyfolio.bench.harness.Signal;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A replica, whose process can be replaced by a new one. */
public final class Replica {

    private final int number;
    private final Route route;
    private final Launch launch;
    private Service service;

    /** Takes the command, a number from zero, the beginning of the name of the log, and further settings. */
    public Replica(List<String> command, int number, String log, Map<String, String> settings) {
        this.number = number;
        this.launch = Launch.of(command, log + (number + 1) + ".log")
                .with(Launch.CHEAP_PASSWORDS)
                .with(Map.of("QUARKUS_HTTP_HOST", "127.0.0.1"))
                .with(settings);
        this.route = Route.toReplica(number);
    }

    /** The number of the replica, from zero. */
    public int number() {
        return number;
    }

    public Route route() {
        return route;
    }

    public void start() throws IOException {
        route.reset();
        service = Service.launch(service == null ? launch : launch.appending(), route.port());
    }

    public void awaitReady() throws InterruptedException {
        service.awaitReady();
    }

    /** Ends the process with SIGKILL. */
    public void kill() throws InterruptedException {
        service.kill();
    }

    /** Suspends the process with SIGSTOP, like a long pause of a garbage collector or of a virtual machine. */
    public void freeze(long millis) throws Exception {
        Signal.STOP.send(service.pid());
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } finally {
            Signal.CONT.send(service.pid());
        }
    }

    public void stop() {
        if (service != null) {
            service.close();
        }
    }
}
