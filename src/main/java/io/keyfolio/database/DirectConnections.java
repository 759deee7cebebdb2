package io.keyfolio.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Opens connections beside the pool, for what a pooled one cannot carry: {@code LISTEN}. */
@Singleton
public class DirectConnections {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final DatabaseConfig config;

    DirectConnections(Vertx vertx, DatabaseConfig config) {
        this.vertx = vertx;
        this.config = config;
    }

    /** Connects; fails when that takes longer than two seconds. */
    public Future<PgConnection> open() {
        String variable = config.listenHost().isPresent() ? "KEYFOLIO_DB_LISTEN_HOST" : "KEYFOLIO_DB_HOST";
        String host = config.listenHost().or(config::host).orElseThrow();
        PgConnectOptions options = new PgConnectOptions()
                .setHost(host)
                .setPort(config.listenPort().orElse(config.port()))
                .setDatabase(config.name())
                .setUser(config.user());
        config.password().ifPresent(options::setPassword);
        config.tls().applyTo(options);
        Future<PgConnection> opening = PgConnection.connect(vertx, options);
        return opening.timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(tooLate -> opening.onSuccess(PgConnection::close))
                .recover(failure -> Future.failedFuture(ConnectionFailure.naming(variable, host, failure)));
    }
}
