package io.keyfolio.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;

/** What all servers of tests have in common. */
final class PostgresServers {

    /** A machine that builds something else meanwhile is slow to start one, and to write its last checkpoint. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private PostgresServers() {}

    static EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder().setPGStartupWait(PATIENCE).setLocaleConfig("locale", "C");
    }
}
