package io.keyfolio.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** A service that checks new passwords with a {@link RangeApi}. */
public class BreachRangesResource extends PostgresResource {

    private RangeApi api;

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        try {
            api = new RangeApi();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings.put("keyfolio.password.breach-url", api.url());
        return settings;
    }

    @Override
    public void stop() {
        api.close();
        super.stop();
    }
}
