package io.keyfolio.testing;

import java.util.HashMap;
import java.util.Map;

/** A service with low limits, behind a proxy that may have been come to by TLS, for pages of two other origins. */
public class PagesResource extends LimitedResource {

    public static final String APP = "https://app.example.com";
    public static final String LOCAL = "http://localhost:3000";

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        settings.put("keyfolio.cors.origins", APP + "," + LOCAL);
        settings.put("keyfolio.hsts.max-age", "30D");
        settings.put("quarkus.swagger-ui.enabled", "true");
        return settings;
    }
}
