package io.keyfolio.testing;

import java.util.Map;

/** As {@link CountedPostgresResource}, with a service that hears of changes, and so trusts its memory. */
public class WatchedPostgresResource extends CountedPostgresResource {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = super.start();
        settings.remove("keyfolio.change-feed.enabled");
        return settings;
    }
}
