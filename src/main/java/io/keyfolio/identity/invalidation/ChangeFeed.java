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
 * Hears of changes through a connection of its own (PostgreSQL's {@code LISTEN}) and tells them to the rest of this
 * replica as events; after each loss it listens again.
 */
@Singleton
public class ChangeFeed {

    /** How long after a proof nothing is taken for changed that was not heard of; the rest of a second is for the answer. */
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

    /** Whether every change is heard of at the moment, soon or late. */
    public boolean isLive() {
        return live;
    }

    /** Whether everything was heard of that was committed {@link #MAX_STALENESS} ago or earlier. */
    public boolean isVerified() {
        return live && System.nanoTime() - verifiedAt < MAX_STALENESS.toNanos();
    }

    /** Not before: the start of the service waits for nothing of this. */
    void start(@ObservesAsync HttpServerStart started) {
        if (config.enabled()) {
            context.runOnContext(now -> listen());
        }
    }

    /**
     * After the last request, and before the server is closed: a loss is to be reported as long as it matters. Waits for the end of
     * the connection, which is told in the log when it comes after that of its event loop.
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
        LOG.log(warned ? Logger.Level.INFO : Logger.Level.DEBUG, "Changes are heard of.");
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
            LOG.warnf("not understood, so anything may have changed: %s", notFromATrigger.getMessage());
            states.fire(FeedState.LOST);
        }
    }

    /** Told once for each subscription that ends. */
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

    /** Once, until they are heard of again. */
    private void warn(String reason) {
        LOG.logf(
                warned ? Logger.Level.DEBUG : Logger.Level.WARN, "Changes are not heard of: %s. Trying again.", reason);
        warned = true;
    }

    private Future<Void> close() {
        return notificationListener == null ? Future.succeededFuture() : notificationListener.close();
    }
}
