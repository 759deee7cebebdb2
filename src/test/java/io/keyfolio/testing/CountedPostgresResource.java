package io.keyfolio.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** A PostgreSQL behind a {@link CountingProxy}; the service says nothing to it of its own accord. */
public class CountedPostgresResource extends PostgresResource {

    private CountingProxy proxy;

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        settings.put("keyfolio.test.database-port", settings.get("keyfolio.db.port"));
        proxy = new CountingProxy(Integer.parseInt(settings.get("keyfolio.db.port")));
        settings.put("keyfolio.db.port", Integer.toString(proxy.port()));
        settings.put("keyfolio.api-key.last-use-flush", "1H");
        settings.put("keyfolio.sessions.last-seen-flush", "1H");
        settings.put("keyfolio.clean-up.every", "1H");
        settings.put("keyfolio.change-feed.enabled", "false"); // its signs of life are statements too
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(proxy, field -> field.getType() == CountingProxy.class);
    }

    @Override
    public void stop() {
        try {
            proxy.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        super.stop();
    }
}
