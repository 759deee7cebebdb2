package io.keyfolio.testing;

import java.util.Map;

/** The service's pool goes through a {@link CountingProxy}; it listens at PostgreSQL itself. */
public class ListenElsewhereResource extends WatchedPostgresResource {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = super.start();
        settings.put("keyfolio.db.listen-host", "127.0.0.1");
        settings.put("keyfolio.db.listen-port", settings.get("keyfolio.test.database-port"));
        return settings;
    }
}
