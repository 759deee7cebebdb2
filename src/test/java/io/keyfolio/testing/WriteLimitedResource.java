package io.keyfolio.testing;

import java.util.HashMap;
import java.util.Map;

/** A service on which an account changes three things, and no more as long as a test takes. */
public class WriteLimitedResource extends PostgresResource {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        LimitedResource.limit(settings, "write", 3);
        return settings;
    }
}
