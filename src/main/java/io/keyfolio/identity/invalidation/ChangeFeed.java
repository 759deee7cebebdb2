package io.keyfolio.identity.invalidation;

import io.keyfolio.platform.database.DedicatedConnections;
import io.keyfolio.platform.http.lifecycle.GracefulShutdown;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.HttpServerStart;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgNotification;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * The feed of changes: receives notifications on a dedicated connection (PostgreSQL's {@code LISTEN}) and fires them as events
 * on this replica. It reconnects after each loss.
 */
@Singleton
public class ChangeFeed {

    /**
     * How long the feed counts as verified after its last proof. Revocation takes at most a second; the rest of that second is
     * for the response.
     */
    static final Duration MAX_STALENESS = Duration.ofMillis(900);

    private static final Duration TO_CLOSE = Duration.ofSeconds(1);

    private static final Logger LOG = Logger.getLogger(ChangeFeed.class);

    private final Vertx vertx;
    private final DedicatedConnections connections;
    private final ChangeFeedConfig config;
    private final Event<Change> changes;
    private final Event<FeedState> states;
    private final ChangeFeedMetrics metrics;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Context context;

    private volatile boolean live;
    private volatile long verifiedAt = System.nanoTime();
    private NotificationListener notificationListener;
    private boolean warned;

    ChangeFeed(
            Vertx vertx,
            DedicatedConnections connections,
            ChangeFeedConfig config,
            Event<Change> changes,
            Event<FeedState> states,
            ChangeFeedMetrics metrics) {
        this.vertx = vertx;
        this.connections = connections;
        this.config = config;
        this.changes = changes;
        this.states = states;
        this.metrics = metrics;
        this.context = vertx.getOrCreateContext();
        metrics.watch(() -> System.nanoTime() - verifiedAt);
    }

    /** Whether the feed is connected, so that every change arrives, however late. */
    public boolean isLive() {
        return live;
    }

    /** Whether every change that was committed {@link #MAX_STALENESS} ago or earlier has arrived. */
    public boolean isVerified() {
        return live && System.nanoTime() - verifiedAt < MAX_STALENESS.toNanos();
    }

    /** Connects once the HTTP server runs, so that the start of the service does not wait for the feed. */
    void start(@ObservesAsync HttpServerStart started) {
        if (config.enabled()) {
            context.runOnContext(now -> listen());
        }
    }

    /**
     * Closes the connection after the last request, so that a loss is reported as long as requests are answered. Waits until
     * it is closed: a connection that outlives its event loop leaves a message in the log.
     */
    void stop(@Observes @Priority(GracefulShutdown.DONE) ShutdownDelayInitiatedEvent event) {
        stopped.set(true);
        Promise<Void> closed = Promise.promise();
        context.runOnContext(now -> close().onComplete(closed));
        Uni.createFrom()
                .completionStage(closed.future().toCompletionStage())
                .ifNoItem()
                .after(TO_CLOSE)
                .fail()
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();
    }

    private void listen() {
        if (!stopped.get()) {
            connections.open().compose(this::subscribe).onFailure(this::retry);
        }
    }

    private Future<Void> subscribe(PgConnection connection) {
        NotificationListener opened = new NotificationListener(vertx, connection, config, this::lost);
        connection.notificationHandler(notification -> heard(opened, notification));
        return opened.begin().onSuccess(begun -> listening(opened)).onFailure(failure -> opened.close());
    }

    private void listening(NotificationListener opened) {
        notificationListener = opened;
        LOG.log(warned ? Logger.Level.INFO : Logger.Level.DEBUG, "LISTEN connection open. Using cached credentials.");
        warned = false;
        states.fire(FeedState.LIVE);
        live = true;
    }

    private void heard(NotificationListener from, PgNotification notification) {
        if (from.isOwn(notification)) {
            verifiedAt = from.verifiedAt();
        } else {
            tell(notification.getPayload());
        }
    }

    private void tell(String payload) {
        try {
            Change.parse(payload).ifPresent(changes::fire);
            metrics.heard(Change.toldAt(payload));
        } catch (IllegalArgumentException | IndexOutOfBoundsException notFromATrigger) {
            LOG.warnf("Change notification malformed (%s). Invalidating the cache.", notFromATrigger.getMessage());
            states.fire(FeedState.LOST);
        }
    }

    /** Reconnects; each listener that ends calls this once. */
    private void lost(String reason) {
        live = false;
        if (!stopped.get()) {
            warn(reason);
            states.fire(FeedState.LOST);
            listen();
        }
    }

    private void retry(Throwable failure) {
        warn(failure.getMessage());
        vertx.setTimer(config.interval().toMillis(), timer -> listen());
    }

    /** Warns once for each loss; further failures are logged for debugging until the feed is back. */
    private void warn(String reason) {
        LOG.logf(
                warned ? Logger.Level.DEBUG : Logger.Level.WARN,
                "LISTEN connection lost (%s); reading credentials from the database until it is back. Reconnecting.",
                reason);
        warned = true;
    }

    private Future<Void> close() {
        return notificationListener == null ? Future.succeededFuture() : notificationListener.close();
    }
}
