package io.keyfolio.platform.http;

import io.keyfolio.testing.PostgresResource;
import java.util.HashMap;
import java.util.Map;

/** As {@link PostgresResource}, with a service that waits for bodies for a second. */
public class BriefBodiesResource extends PostgresResource {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        settings.put("keyfolio.request.body-timeout", "1S");
        return settings;
    }
}
