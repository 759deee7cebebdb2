package io.keyfolio.testing;

import java.util.HashMap;
import java.util.Map;

/** A service on which the agents of an account connect three times, and no more as long as a test takes. */
public class AgentLimitedResource extends PostgresResource {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        LimitedResource.limit(settings, "agent", 3);
        return settings;
    }
}
