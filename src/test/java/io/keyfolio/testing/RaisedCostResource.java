package io.keyfolio.testing;

import java.util.HashMap;
import java.util.Map;

/** A service whose bcrypt cost was raised by two. */
public class RaisedCostResource extends PostgresResource {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        settings.put("keyfolio.password.bcrypt-cost", "6");
        return settings;
    }
}
