package io.keyfolio.bench.throughput;

import io.keyfolio.bench.harness.Commands;
import io.keyfolio.bench.harness.Database;
import io.keyfolio.bench.harness.Launch;
import io.keyfolio.bench.harness.Service;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A build of the service, running twice: with its cache and without. */
record Build(String name, Service cached, Service uncached) implements AutoCloseable {

    /** The settings without a cache: the service caches nothing without the change feed. */
    static final Map<String, String> UNCACHED = Map.of("KEYFOLIO_CHANGE_FEED_ENABLED", "false");

    /** The long timeout: a late response appears in the table and is no error. */
    private static final Map<String, String> PATIENT = Map.of("KEYFOLIO_REQUEST_TIMEOUT", "20S");

    static Build start(String name, String program, Database database) throws IOException, InterruptedException {
        Service cached = start(program, database, Map.of());
        return new Build(name, cached, start(program, database, UNCACHED));
    }

    /** Starts an executable or a jar with additional settings. */
    static Service start(String program, Database database, Map<String, String> settings)
            throws IOException, InterruptedException {
        List<String> command = program.endsWith(".jar") ? Commands.jar(program) : List.of(program);
        return Service.start(Launch.inDirectory(command, "service.log")
                .with(database.setting())
                .with(PATIENT)
                .with(settings));
    }

    Service replicaFor(Row row) {
        return row.cached() ? cached : uncached;
    }

    @Override
    public void close() {
        cached.close();
        uncached.close();
    }
}
