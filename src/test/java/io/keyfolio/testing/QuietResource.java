package io.keyfolio.testing;

import java.util.HashMap;
import java.util.Map;

/** A PostgreSQL that changes only with requests: nothing is written later, and nothing is cleaned up. */
public class QuietResource extends PostgresResource {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        settings.put("keyfolio.api-key.last-use-flush", "1H");
        settings.put("keyfolio.sessions.last-seen-flush", "1H");
        settings.put("keyfolio.clean-up.every", "1H");
        return settings;
    }
}
