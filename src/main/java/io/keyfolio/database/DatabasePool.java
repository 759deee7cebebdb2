package io.keyfolio.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Makes the pool: encrypted as configured, and without a time limit of its own, as each request has one.
 *
 * <p>Vert.x 4.5 leaves that limit's timer running when no connection could be made, and half a minute later logs an error
 * with a stack trace for each statement of the outage.
 */
@Singleton
class DatabasePool implements PgPoolCreator {

    private static final int NO_LIMIT = 0;

    private final DatabaseConfig config;

    DatabasePool(DatabaseConfig config) {
        this.config = config;
    }

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList().forEach(config.tls()::applyTo);
        Pool pool = PgBuilder.pool()
                .with(input.poolOptions().setConnectionTimeout(NO_LIMIT))
                .connectingTo(List.copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
        connectEarly(pool);
        return pool;
    }

    /** While the rest of the service starts; whether it works is seen when the schema is looked at. */
    private static void connectEarly(Pool pool) {
        pool.getConnection().onSuccess(SqlConnection::close);
    }
}
