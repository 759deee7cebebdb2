package io.keyfolio.testing;

import java.util.HashMap;
import java.util.Map;

/** A service whose limits are low and switched off, with room for more passwords than any test sends at once. */
public class UnlimitedResource extends LimitedResource {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        settings.put("keyfolio.rate-limit.enabled", "false");
        settings.put("keyfolio.crypto.queue", "200");
        return settings;
    }
}
