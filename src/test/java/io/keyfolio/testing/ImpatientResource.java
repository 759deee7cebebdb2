package io.keyfolio.testing;

import java.util.HashMap;
import java.util.Map;

/** As {@link PostgresResource}, with a service that waits for nobody longer than it does by default. */
public class ImpatientResource extends PostgresResource {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        settings.remove("keyfolio.request.timeout");
        return settings;
    }
}
