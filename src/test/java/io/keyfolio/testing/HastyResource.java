package io.keyfolio.testing;

import java.util.Map;

/** As {@link SwaggerUiResource}, with a service that waits for a second for bodies. */
public class HastyResource extends SwaggerUiResource {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = super.start();
        settings.put("keyfolio.request.body-timeout", "1S");
        return settings;
    }
}
