package io.keyfolio.platform.database.primary;

import io.keyfolio.platform.database.address.DatabaseOptions;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Creates the connection pool, whose connections lead to the primary. It has no acquire timeout, because each request has a time
 * limit of its own.
 *
 * <p>Vert.x 4.5 does not stop the timer of an acquire timeout when no connection could be made. Half a minute later, it would
 * log an error with a stack trace for each statement of the outage.
 */
@Singleton
class DatabasePool implements PgPoolCreator {

    private static final int NO_LIMIT = 0;

    /** The statements that may wait for each connection. If each takes 10 ms, the last one waits for a second. */
    private static final int WAITING_PER_CONNECTION = 100;

    private final DatabaseOptions database;
    private final PrimaryMonitor monitor;
    private final PrimaryConnections connections;

    DatabasePool(DatabaseOptions database, PrimaryMonitor monitor) {
        this.database = database;
        this.monitor = monitor;
        this.connections = new PrimaryConnections(monitor);
    }

    /** Replaces the server in the options of Quarkus, which were read from a URL. */
    @Override
    public Pool create(Input input) {
        PgConnectOptions options = database.applyTo(input.pgConnectOptionsList().get(0));
        Pool pool = new PrimaryDriver(connections, database.password())
                .createPool(
                        input.vertx(),
                        () -> monitor.forPool().map(server -> database.at(server, options)),
                        input.poolOptions()
                                .setConnectionTimeout(NO_LIMIT)
                                .setMaxWaitQueueSize(WAITING_PER_CONNECTION
                                        * input.poolOptions().getMaxSize()));
        connectEarly(pool);
        return pool;
    }

    void leaveEarlierPrimary(@Observes PrimaryChanged change) {
        connections.closeOutdated();
    }

    /** Opens a connection while the rest of the service starts. Failures are ignored: {@code SchemaGate} reports them. */
    private static void connectEarly(Pool pool) {
        pool.getConnection().onSuccess(SqlConnection::close);
    }
}
