package io.keyfolio.testing;

import java.util.HashMap;
import java.util.Map;

/** A service that takes no keys in HTTP Basic. */
public class NoBasicResource extends PostgresResource {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        settings.put("keyfolio.verify.basic", "false");
        return settings;
    }
}
