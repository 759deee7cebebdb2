package io.keyfolio.platform.database.primary;

import io.keyfolio.platform.database.address.ConnectionFailure;
import io.keyfolio.platform.database.address.DatabaseHost;
import io.keyfolio.platform.database.address.DatabaseOptions;
import io.keyfolio.platform.database.connection.HardClose;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Opens connections to the primary outside the pool, for {@code LISTEN}, which a pooled connection cannot carry. */
@Singleton
public class DedicatedConnections {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final DatabaseOptions database;
    private final PrimaryMonitor monitor;

    DedicatedConnections(Vertx vertx, DatabaseOptions database, PrimaryMonitor monitor) {
        this.vertx = vertx;
        this.database = database;
        this.monitor = monitor;
    }

    /** Connects, to the server for {@code LISTEN} if one is configured; fails when that takes longer than two seconds. */
    public Future<PgConnection> open() {
        return monitor.forListening().compose(this::open);
    }

    private Future<PgConnection> open(DatabaseHost server) {
        Future<PgConnection> opening = database.connect(vertx, server);
        return opening.timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(tooLate -> opening.onSuccess(HardClose::of))
                .recover(failure -> Future.failedFuture(
                        ConnectionFailure.naming(database.variable(server), server.name(), failure)));
    }
}
