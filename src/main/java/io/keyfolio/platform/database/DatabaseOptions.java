package io.keyfolio.platform.database;

import io.vertx.pgclient.PgConnectOptions;
import jakarta.inject.Singleton;

/** The configured database as connection options of the Vert.x client, which need no URL. */
@Singleton
class DatabaseOptions {

    private final DatabaseConfig config;
    private final DatabasePassword password;

    /** Reads the password, so that an unreadable password file stops the start. */
    DatabaseOptions(DatabaseConfig config) {
        this.config = config;
        this.password = new DatabasePassword(config.password(), config.passwordFile());
        password.current();
    }

    DatabasePassword password() {
        return password;
    }

    /** Sets everything but the password. */
    PgConnectOptions applyTo(PgConnectOptions options) {
        options.setHost(config.host().orElseThrow())
                .setPort(config.port())
                .setDatabase(config.name())
                .setUser(config.user());
        config.tls().applyTo(options);
        return options;
    }

    /** The options for the server that {@code LISTEN} uses, without the password. */
    PgConnectOptions listening() {
        PgConnectOptions options = applyTo(new PgConnectOptions());
        config.listenHost().ifPresent(options::setHost);
        config.listenPort().ifPresent(options::setPort);
        return options;
    }

    /** The setting that names the server for {@code LISTEN}. */
    String listenVariable() {
        return config.listenHost().isPresent() ? "KEYFOLIO_DB_LISTEN_HOST" : "KEYFOLIO_DB_HOST";
    }

    /** A copy with the current password. */
    PgConnectOptions withPassword(PgConnectOptions options) {
        PgConnectOptions copy = new PgConnectOptions(options);
        password.current().ifPresent(copy::setPassword);
        return copy;
    }
}
