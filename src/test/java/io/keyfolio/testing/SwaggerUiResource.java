package io.keyfolio.testing;

import java.util.HashMap;
import java.util.Map;

/** As {@link PostgresResource}, with a service whose Swagger UI is switched on. */
public class SwaggerUiResource extends PostgresResource {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        settings.put("quarkus.swagger-ui.enabled", "true");
        return settings;
    }
}
