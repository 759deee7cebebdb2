package io.keyfolio.testing;

import java.util.HashMap;
import java.util.Map;

/** A service behind a proxy, on which an address tries three unknown credentials and five wrong passwords. */
public class UnknownLimitedResource extends PostgresResource {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        settings.put("keyfolio.proxy.trusted", "127.0.0.0/8,::1");
        limit(settings, "unknown-credential", 3);
        limit(settings, "address-password", 5);
        return settings;
    }

    private static void limit(Map<String, String> settings, String name, int burst) {
        settings.put("keyfolio.rate-limit." + name + ".requests", "1");
        settings.put("keyfolio.rate-limit." + name + ".per", "1H");
        settings.put("keyfolio.rate-limit." + name + ".burst", Integer.toString(burst));
    }
}
