package io.keyfolio.identity.invalidation;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgNotification;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A LISTEN connection that verifies itself: it sends itself notifications, and each must come back in time. PostgreSQL delivers
 * notifications in the order of commits, so one that comes back proves that every earlier change has arrived.
 */
final class NotificationListener {

    private static final String CHANGES = "keyfolio_changes";

    private final Vertx vertx;
    private final PgConnection connection;
    private final ChangeFeedConfig config;
    private final Consumer<String> onLoss;
    private final String ownChannel =
            "keyfolio_alive_" + UUID.randomUUID().toString().replace("-", "");

    private final Promise<Void> first = Promise.promise();

    private long timer = -1;
    private long askedAt;
    private boolean asking;
    private boolean ended;

    /** Calls {@code onLoss} once with the reason for a loss; {@link #close()} does not count as one. */
    NotificationListener(Vertx vertx, PgConnection connection, ChangeFeedConfig config, Consumer<String> onLoss) {
        this.vertx = vertx;
        this.connection = connection;
        this.config = config;
        this.onLoss = onLoss;
    }

    /**
     * Starts to listen; completes with the first proof, from which on every change arrives. Fails behind a proxy that shares
     * connections, such as PgBouncer: it accepts the command and drops the notifications.
     */
    Future<Void> begin() {
        return connection
                .query("select pg_backend_pid()")
                .execute()
                .compose(answer -> requireDirect(answer.iterator().next().getInteger(0)))
                .compose(direct -> connection
                        .query("listen " + CHANGES + "; listen " + ownChannel)
                        .execute())
                .onSuccess(listening -> ask())
                .compose(listening -> first.future())
                .timeout(config.patience().toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(verified -> watch());
    }

    private Future<Void> requireDirect(int process) {
        return process == connection.processId()
                ? Future.succeededFuture()
                : Future.failedFuture(
                        "the connection goes through a proxy that shares it; set KEYFOLIO_DB_LISTEN_HOST and"
                                + " KEYFOLIO_DB_LISTEN_PORT to PostgreSQL itself");
    }

    boolean isOwn(PgNotification notification) {
        return notification.getChannel().equals(ownChannel) && notification.getProcessId() == connection.processId();
    }

    /** Accepts a proof; returns when it was requested, in nanoseconds of {@link System#nanoTime()}. */
    long verifiedAt() {
        asking = false;
        first.tryComplete();
        return askedAt;
    }

    /** Completes when the connection is closed. */
    Future<Void> close() {
        ended = true;
        vertx.cancelTimer(timer);
        return connection.close();
    }

    private void watch() {
        connection.closeHandler(closed -> lose("the connection was closed"));
        connection.exceptionHandler(failure -> lose("the connection failed"));
        timer = vertx.setPeriodic(config.interval().toMillis(), tick -> check());
    }

    private void check() {
        if (!asking) {
            ask();
        } else if (System.nanoTime() - askedAt > config.patience().toNanos()) {
            lose("no sign of life for " + config.patience().toMillis() + " ms");
        }
    }

    private void ask() {
        asking = true;
        askedAt = System.nanoTime();
        connection.query("notify " + ownChannel).execute().onFailure(failure -> lose("it cannot be asked"));
    }

    private void lose(String reason) {
        if (!first.future().isComplete()) {
            first.tryFail(reason);
        } else if (!ended) {
            close();
            onLoss.accept(reason);
        }
    }
}
