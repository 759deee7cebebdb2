package io.keyfolio.testing;

import java.util.HashMap;
import java.util.Map;

/** As {@link PostgresResource}, with bounds of connections and bodies so low that a test reaches them. */
public class BoundedResource extends PostgresResource {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        settings.put("keyfolio.http.max-connections", "80");
        settings.put("keyfolio.connection.max-per-address", "20");
        settings.put("keyfolio.connection.head-timeout", "2S");
        settings.put("keyfolio.connection.write-timeout", "2S");
        settings.put("keyfolio.connection.max-buffered", "300K");
        settings.put("keyfolio.connection.max-buffered-per-address", "150K");
        settings.put("keyfolio.request.max-bodies", "150K");
        settings.put("keyfolio.request.max-bodies-per-address", "100K");
        return settings;
    }
}
