package io.keyfolio.testing;

import java.util.HashMap;
import java.util.Map;

/** A service behind a proxy, on which an address tries three unknown credentials and five wrong passwords. */
public class UnknownLimitedResource extends PostgresResource {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        settings.put("keyfolio.proxy.trusted", "127.0.0.0/8,::1");
        LimitedResource.limit(settings, "unknown-credential", 3);
        LimitedResource.limit(settings, "address-password", 5);
        return settings;
    }
}
