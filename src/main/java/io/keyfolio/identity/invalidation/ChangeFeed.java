package io.keyfolio.identity.invalidation;

import io.keyfolio.platform.database.primary.DedicatedConnections;
import io.keyfolio.platform.database.primary.Patience;
import io.keyfolio.platform.database.primary.PrimaryChanged;
import io.keyfolio.platform.database.primary.PrimaryFence;
import io.keyfolio.platform.database.primary.PrimaryMonitor;
import io.keyfolio.platform.database.primary.PrimaryProof;
import io.keyfolio.platform.database.primary.PrimaryProofs;
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
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * The feed of changes: receives notifications on a dedicated connection (PostgreSQL's {@code LISTEN}) and fires them as events
 * on this replica. It reconnects after each loss.
 */
@Singleton
public class ChangeFeed {

    private static final Duration TO_CLOSE = Duration.ofSeconds(1);

    private static final Logger LOG = Logger.getLogger(ChangeFeed.class);

    private final Vertx vertx;
    private final DedicatedConnections connections;
    private final PrimaryMonitor monitor;
    private final PrimaryFence fence;
    private final PrimaryProofs proofs;
    private final ChangeFeedConfig config;
    private final NotificationDispatcher dispatcher;
    private final Event<FeedState> states;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Context context;
    private final Patience patience;

    private volatile boolean live;
    private volatile PrimaryProof proof = PrimaryProof.none();
    private NotificationListener notificationListener;
    private boolean warned;

    ChangeFeed(
            Vertx vertx,
            DedicatedConnections connections,
            PrimaryMonitor monitor,
            PrimaryFence fence,
            PrimaryProofs proofs,
            ChangeFeedConfig config,
            NotificationDispatcher dispatcher,
            Event<FeedState> states,
            ChangeFeedMetrics metrics) {
        this.vertx = vertx;
        this.connections = connections;
        this.monitor = monitor;
        this.fence = fence;
        this.proofs = proofs;
        this.config = config;
        this.patience = new Patience(config.patience());
        this.dispatcher = dispatcher;
        this.states = states;
        this.context = vertx.getOrCreateContext();
        metrics.watch(() -> System.nanoTime() - proof.askedAt());
    }

    /** Whether the feed is connected, so that every change arrives, however late. */
    public boolean isLive() {
        return live;
    }

    /**
     * Whether every change that was committed {@link PrimaryProof#VALIDITY} ago or earlier has arrived, from a server that was
     * the primary at that time.
     */
    public boolean isVerified() {
        return live && proofs.isValid(proof);
    }

    /** Connects once the HTTP server runs, so that the start of the service does not wait for the feed. */
    void start(@ObservesAsync HttpServerStart started) {
        if (config.enabled()) {
            context.runOnContext(now -> listen());
        }
    }

    /** Leaves a server that is no primary any more. */
    void leaveEarlierPrimary(@Observes PrimaryChanged change) {
        context.runOnContext(now -> {
            if (notificationListener != null) {
                notificationListener.requireTerm(monitor.term());
            }
        });
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
        NotificationListener opened =
                new NotificationListener(vertx, connection, config, fence, patience.now(), this::lost);
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
        if (NotificationListener.isHeartbeat(notification)) {
            from.heartbeat(notification.getPayload()).ifPresent(this::verified);
        } else {
            dispatcher.dispatch(notification.getPayload());
        }
    }

    private void verified(PrimaryProof latest) {
        proof = latest;
        proofs.keep(latest);
        patience.reset();
    }

    /** Reconnects; each listener that ends calls this once. */
    private void lost(String reason) {
        live = false;
        if (notificationListener != null && notificationListener.isOverdue()) {
            patience.extend();
        }
        notificationListener = null;
        if (!stopped.get()) {
            warn(reason);
            states.fire(FeedState.LOST);
            listen();
        }
    }

    private void retry(Throwable failure) {
        warn(failure.getMessage());
        if (failure instanceof TimeoutException) {
            patience.extend();
        }
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
