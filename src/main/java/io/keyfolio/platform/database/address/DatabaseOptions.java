package io.keyfolio.platform.database.address;

import io.keyfolio.platform.database.connection.ConnectionErrors;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import jakarta.inject.Singleton;
import java.util.List;

/** The configured database as connection options of the Vert.x client, which need no URL. */
@Singleton
public class DatabaseOptions {

    private static final int CONNECT_MILLIS = 2_000;

    private final DatabaseConfig config;
    private final DatabasePassword password;

    /** Reads the password, so that an unreadable password file stops the start. */
    DatabaseOptions(DatabaseConfig config) {
        this.config = config;
        this.password = new DatabasePassword(config.password(), config.passwordFile());
        password.current();
    }

    /** The password of the role. */
    public DatabasePassword password() {
        return password;
    }

    /** Sets everything but the server and the password. */
    public PgConnectOptions applyTo(PgConnectOptions options) {
        options.setDatabase(config.name()).setUser(config.user()).setConnectTimeout(CONNECT_MILLIS);
        config.tls().applyTo(options);
        return options;
    }

    /** Opens a connection of its own to a server. */
    public Future<PgConnection> connect(Vertx vertx, DatabaseHost server) {
        return password.connect(vertx, () -> PgConnection.connect(vertx, at(server, applyTo(new PgConnectOptions()))))
                .map(ConnectionErrors::logged);
    }

    /** The servers of the pool. */
    public List<DatabaseHost> servers() {
        return config.servers();
    }

    /** The servers that {@code LISTEN} uses. */
    public List<DatabaseHost> listenServers() {
        return config.listenServers();
    }

    /** The setting that names a server. */
    public String variable(DatabaseHost server) {
        return config.servers().contains(server) ? "KEYFOLIO_DB_HOST" : config.listenVariable();
    }

    /** A copy for a server, with the current password. */
    public PgConnectOptions at(DatabaseHost server, PgConnectOptions options) {
        PgConnectOptions copy =
                new PgConnectOptions(options).setHost(server.name()).setPort(server.port());
        password.current().ifPresent(copy::setPassword);
        return copy;
    }
}
