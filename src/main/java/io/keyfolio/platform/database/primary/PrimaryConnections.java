package io.keyfolio.platform.database.primary;

import io.keyfolio.platform.database.connection.HardClose;
import io.keyfolio.platform.database.connection.OpeningLimit;
import io.keyfolio.platform.database.failure.NoPrimary;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.Connection;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The open connections of the pool. Each asks its server what it is before its first use. When another server becomes the
 * primary, the connections to the earlier one are closed, and the requests that use them fail.
 */
final class PrimaryConnections {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** An attempt each quarter of a second, for five seconds. */
    private static final int MOST_TRIES = 20;

    private static final long PAUSE_MILLIS = 250;
    private static final String TOO_MANY_CONNECTIONS = "53300";

    private final OpeningLimit limit = new OpeningLimit();
    private final PrimaryMonitor monitor;
    private final Map<Connection, Long> termsByConnection = new ConcurrentHashMap<>();

    PrimaryConnections(PrimaryMonitor monitor) {
        this.monitor = monitor;
    }

    /**
     * Opens a connection to the primary; fails after two seconds, and with {@link NoPrimary} on another server. A server that
     * has no connection left is tried again, as long as the pool has connections that those who wait may get meanwhile.
     */
    Future<SqlConnection> open(Vertx vertx, Supplier<Future<SqlConnection>> attempt) {
        return open(vertx, attempt, MOST_TRIES);
    }

    private Future<SqlConnection> open(Vertx vertx, Supplier<Future<SqlConnection>> attempt, int triesLeft) {
        AtomicBoolean abandoned = new AtomicBoolean();
        Future<SqlConnection> opening = limit.run(() -> abandoned.get()
                ? Future.failedFuture("too late")
                : attempt.get().compose(this::identified));
        return opening.timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(tooLate -> {
                    abandoned.set(true);
                    opening.onSuccess(HardClose::of);
                })
                .recover(failure -> isFull(failure) && triesLeft > 1 && hasOthers()
                        ? pause(vertx).compose(over -> open(vertx, attempt, triesLeft - 1))
                        : Future.failedFuture(failure));
    }

    private boolean hasOthers() {
        return termsByConnection.keySet().stream().anyMatch(Connection::isValid);
    }

    private static boolean isFull(Throwable failure) {
        return failure instanceof PgException refusal && TOO_MANY_CONNECTIONS.equals(refusal.getSqlState());
    }

    private static Future<Void> pause(Vertx vertx) {
        Promise<Void> over = Promise.promise();
        vertx.setTimer(PAUSE_MILLIS, timer -> over.complete());
        return over.future();
    }

    /** Closes the connections to servers that are no primary any more. */
    void closeOutdated() {
        limit.forget();
        long term = monitor.term();
        termsByConnection.forEach((connection, itsTerm) -> {
            if (itsTerm != term && termsByConnection.remove(connection, itsTerm)) {
                HardClose.of(connection);
            }
        });
    }

    private Future<SqlConnection> identified(SqlConnection connection) {
        return connection
                .query(ServerState.QUERY)
                .execute()
                .map(rows -> ServerState.read(rows.iterator().next()))
                .compose(state -> admitted(connection, state))
                .onFailure(failure -> HardClose.of(connection));
    }

    /** The connection is registered before its term is read, so that a change in between closes it. */
    private Future<SqlConnection> admitted(SqlConnection connection, ServerState state) {
        long term = monitor.termOf(state);
        if (term < 0) {
            return Future.failedFuture(new NoPrimary("the server is not the primary"));
        }
        termsByConnection.keySet().removeIf(each -> !each.isValid());
        termsByConnection.put(((SqlConnectionInternal) connection).unwrap(), term);
        return term == monitor.term()
                ? Future.succeededFuture(connection)
                : Future.failedFuture(new NoPrimary("the primary has changed"));
    }
}
