package io.keyfolio.testing;

import java.util.HashMap;
import java.util.Map;

/** A service behind a proxy, on which three wrong passwords for an account put off the next ones, wherever they come from. */
public class AccountDelayedResource extends PostgresResource {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        settings.put("keyfolio.proxy.trusted", "127.0.0.0/8,::1");
        LimitedResource.limit(settings, "account-password", 3);
        return settings;
    }
}
