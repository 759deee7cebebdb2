package io.keyfolio.platform.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/**
 * Makes the pool: connected and encrypted as configured, and without a time limit of its own, as each request has one.
 *
 * <p>Vert.x 4.5 leaves that limit's timer running when no connection could be made, and half a minute later logs an error
 * with a stack trace for each statement of the outage.
 */
@Singleton
class DatabasePool implements PgPoolCreator {

    private static final int NO_LIMIT = 0;

    private final DatabaseOptions database;

    DatabasePool(DatabaseOptions database) {
        this.database = database;
    }

    /** Of the options that Quarkus made, those that say where the database is are replaced: they were read from a URL. */
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

    /** While the rest of the service starts; whether it works is seen when the schema is looked at. */
    private static void connectEarly(Pool pool) {
        pool.getConnection().onSuccess(SqlConnection::close);
    }
}
