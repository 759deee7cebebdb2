package io.keyfolio.platform.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/**
 * Creates the connection pool with the configured address and TLS mode. It has no acquire timeout, because each request has a
 * time limit of its own.
 *
 * <p>Vert.x 4.5 does not stop the timer of an acquire timeout when no connection could be made. Half a minute later, it would
 * log an error with a stack trace for each statement of the outage.
 */
@Singleton
class DatabasePool implements PgPoolCreator {

    private static final int NO_LIMIT = 0;

    private final DatabaseOptions database;

    DatabasePool(DatabaseOptions database) {
        this.database = database;
    }

    /** Replaces the address in the options of Quarkus, which were read from a URL. */
    @Override
    public Pool create(Input input) {
        PgConnectOptions options = database.applyTo(input.pgConnectOptionsList().get(0));
        Pool pool = new RotatedPasswordDriver(database.password())
                .createPool(
                        input.vertx(),
                        () -> Future.succeededFuture(database.withPassword(options)),
                        input.poolOptions().setConnectionTimeout(NO_LIMIT));
        connectEarly(pool);
        return pool;
    }

    /** Opens a connection while the rest of the service starts. Failures are ignored: {@code SchemaGate} reports them. */
    private static void connectEarly(Pool pool) {
        pool.getConnection().onSuccess(SqlConnection::close);
    }
}
