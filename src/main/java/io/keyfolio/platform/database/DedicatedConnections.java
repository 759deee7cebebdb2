package io.keyfolio.platform.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Opens connections outside the pool, for {@code LISTEN}, which a pooled connection cannot carry. */
@Singleton
public class DedicatedConnections {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final DatabaseOptions database;

    DedicatedConnections(Vertx vertx, DatabaseOptions database) {
        this.vertx = vertx;
        this.database = database;
    }

    /** Connects, to the server for {@code LISTEN} if one is configured; fails when that takes longer than two seconds. */
    public Future<PgConnection> open() {
        PgConnectOptions options = database.listening();
        Future<PgConnection> opening =
                database.password().connect(vertx, () -> PgConnection.connect(vertx, database.withPassword(options)));
        return opening.timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(tooLate -> opening.onSuccess(PgConnection::close))
                .recover(failure -> Future.failedFuture(
                        ConnectionFailure.naming(database.listenVariable(), options.getHost(), failure)));
    }
}
