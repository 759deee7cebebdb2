import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A build of the service, running twice: as it is meant to, and without its caches. */
record Build(String name, Service cached, Service uncached) implements AutoCloseable {

    /** Without news of what changed nothing may be cached. */
    static final Map<String, String> UNCACHED = Map.of("KEYFOLIO_CHANGE_FEED_ENABLED", "false");

    static Build start(String name, String program, Database database) throws IOException, InterruptedException {
        Map<String, String> settings = new LinkedHashMap<>(database.setting());
        Service cached = Service.start(program, settings);
        settings.putAll(UNCACHED);
        return new Build(name, cached, Service.start(program, settings));
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
