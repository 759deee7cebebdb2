package io.keyfolio.platform.http;

import io.keyfolio.testing.PostgresResource;
import java.util.HashMap;
import java.util.Map;

/** {@link PostgresResource} with a time limit of one second on bodies. */
public class BriefBodiesResource extends PostgresResource {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        settings.put("keyfolio.request.body-timeout", "1S");
        return settings;
    }
}
