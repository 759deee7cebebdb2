package io.keyfolio.platform.database;

import io.vertx.pgclient.PgConnectOptions;
import jakarta.inject.Singleton;

/** The configured database as options of Vert.x's client, of which no part has to stand in a URL. */
@Singleton
class DatabaseOptions {

    private final DatabaseConfig config;
    private final DatabasePassword password;

    /** Reads the password, so that one that cannot be read stops the start. */
    DatabaseOptions(DatabaseConfig config) {
        this.config = config;
        this.password = new DatabasePassword(config.password(), config.passwordFile());
        password.current();
    }

    DatabasePassword password() {
        return password;
    }

    /** Everything but the password. */
    PgConnectOptions applyTo(PgConnectOptions options) {
        options.setHost(config.host().orElseThrow())
                .setPort(config.port())
                .setDatabase(config.name())
                .setUser(config.user());
        config.tls().applyTo(options);
        return options;
    }

    /** The same for the server that {@code LISTEN} reaches. */
    PgConnectOptions listening() {
        PgConnectOptions options = applyTo(new PgConnectOptions());
        config.listenHost().ifPresent(options::setHost);
        config.listenPort().ifPresent(options::setPort);
        return options;
    }

    /** The setting that names that server. */
    String listenVariable() {
        return config.listenHost().isPresent() ? "KEYFOLIO_DB_LISTEN_HOST" : "KEYFOLIO_DB_HOST";
    }

    /** A copy with the password at hand. */
    PgConnectOptions withPassword(PgConnectOptions options) {
        PgConnectOptions copy = new PgConnectOptions(options);
        password.current().ifPresent(copy::setPassword);
        return copy;
    }
}
