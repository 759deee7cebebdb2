package io.keyfolio.testing;

import java.util.HashMap;
import java.util.Map;

/** A service on which nobody signs up. */
public class ClosedSignUpResource extends PostgresResource {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        settings.put("keyfolio.sign-up", "closed");
        return settings;
    }
}
