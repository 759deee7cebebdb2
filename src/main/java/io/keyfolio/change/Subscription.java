package io.keyfolio.change;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgNotification;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One connection that listens, and the proof that it does: a notification to itself comes back in time. PostgreSQL
 * delivers in the order of commits, so with it everything has come that was committed before.
 */
final class Subscription {

    private static final String CHANGES = "keyfolio_changes";

    private final Vertx vertx;
    private final PgConnection connection;
    private final ChangeFeedConfig config;
    private final Consumer<String> onLoss;
    private final String ownChannel =
            "keyfolio_alive_" + UUID.randomUUID().toString().replace("-", "");

    private long timer = -1;
    private long askedAt;
    private boolean asking;
    private boolean ended;

    /** Tells {@code onLoss}, once, why it ended; not when it was closed by {@link #close()}. */
    Subscription(Vertx vertx, PgConnection connection, ChangeFeedConfig config, Consumer<String> onLoss) {
        this.vertx = vertx;
        this.connection = connection;
        this.config = config;
        this.onLoss = onLoss;
    }

    /** Completes when everything committed from now on will be heard of. */
    Future<Void> begin() {
        return connection
                .query("listen " + CHANGES + "; listen " + ownChannel)
                .execute()
                .timeout(config.patience().toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(listening -> watch())
                .mapEmpty();
    }

    boolean isOwn(PgNotification notification) {
        return notification.getChannel().equals(ownChannel);
    }

    void proven() {
        asking = false;
    }

    void close() {
        ended = true;
        vertx.cancelTimer(timer);
        connection.close();
    }

    private void watch() {
        connection.closeHandler(closed -> lose("the connection was closed"));
        connection.exceptionHandler(failure -> lose("the connection failed"));
        timer = vertx.setPeriodic(config.interval().toMillis(), tick -> check());
    }

    private void check() {
        if (!asking) {
            asking = true;
            askedAt = System.nanoTime();
            connection.query("notify " + ownChannel).execute().onFailure(failure -> lose("it cannot be asked"));
        } else if (System.nanoTime() - askedAt > config.patience().toNanos()) {
            lose("no sign of life for " + config.patience().toMillis() + " ms");
        }
    }

    private void lose(String reason) {
        if (!ended) {
            close();
            onLoss.accept(reason);
        }
    }
}
