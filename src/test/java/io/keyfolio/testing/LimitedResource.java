package io.keyfolio.testing;

import java.util.HashMap;
import java.util.Map;

/** A service with limits so low that a test reaches them, behind a proxy that says where requests come from. */
public class LimitedResource extends PostgresResource {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        settings.put("keyfolio.proxy.trusted", "127.0.0.0/8,::1");
        settings.put("keyfolio.crypto.queue", "22");
        limit(settings, "credential", 6);
        limit(settings, "account", 10);
        limit(settings, "address", 30);
        limit(settings, "sign-up", 3);
        limit(settings, "introspection", 3);
        limit(settings, "wrong-password", 4);
        return settings;
    }
}
