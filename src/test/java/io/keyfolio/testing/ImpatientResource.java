package io.keyfolio.testing;

import java.util.HashMap;
import java.util.Map;

/** As {@link PostgresResource}, with a service that waits for bodies no longer than it does by default, and for heads longer. */
public class ImpatientResource extends PostgresResource {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        settings.remove("keyfolio.request.timeout");
        settings.put("keyfolio.connection.head-timeout", "120S"); // a slow machine asks for 10 s meanwhile
        return settings;
    }
}
