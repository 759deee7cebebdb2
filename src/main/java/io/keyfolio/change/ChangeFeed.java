package io.keyfolio.change;

import io.keyfolio.database.DirectConnections;
import io.keyfolio.request.Draining;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgNotification;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Hears of changes through a connection of its own (PostgreSQL's {@code LISTEN}) and tells them to the rest of this
 * replica as events; after each loss it listens again.
 */
@Singleton
public class ChangeFeed {

    private static final Logger LOG = Logger.getLogger(ChangeFeed.class);

    private final Vertx vertx;
    private final DirectConnections connections;
    private final ChangeFeedConfig config;
    private final Event<Change> changes;
    private final Event<FeedState> states;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Context context;

    private volatile boolean live;
    private Subscription subscription;

    ChangeFeed(
            Vertx vertx,
            DirectConnections connections,
            ChangeFeedConfig config,
            Event<Change> changes,
            Event<FeedState> states) {
        this.vertx = vertx;
        this.connections = connections;
        this.config = config;
        this.changes = changes;
        this.states = states;
        this.context = vertx.getOrCreateContext();
    }

    /** Whether every change is heard of at the moment. */
    public boolean isLive() {
        return live;
    }

    /** Not before: the start of the service waits for nothing of this. */
    void start(@ObservesAsync HttpServerStart started) {
        if (config.enabled()) {
            context.runOnContext(now -> listen());
        }
    }

    /** After the last request, and before the server is closed: a loss is to be reported as long as it matters. */
    void stop(@Observes @Priority(Draining.DONE) ShutdownDelayInitiatedEvent event) {
        stopped.set(true);
        context.runOnContext(now -> close());
    }

    private void listen() {
        if (!stopped.get()) {
            connections.open().compose(this::subscribe).onFailure(this::retry);
        }
    }

    private Future<Void> subscribe(PgConnection connection) {
        Subscription opened = new Subscription(vertx, connection, config, this::lost);
        connection.notificationHandler(notification -> heard(opened, notification));
        return opened.begin().onSuccess(begun -> listening(opened)).onFailure(failure -> opened.close());
    }

    private void listening(Subscription opened) {
        subscription = opened;
        live = true;
        LOG.debug("listening for changes");
        states.fire(FeedState.LIVE);
    }

    private void heard(Subscription from, PgNotification notification) {
        if (from.isOwn(notification)) {
            from.proven();
        } else {
            Change.parse(notification.getPayload()).ifPresent(changes::fire);
        }
    }

    /** Told once for each subscription that ends. */
    private void lost(String reason) {
        live = false;
        if (!stopped.get()) {
            LOG.warnf("Changes are not heard of: %s. Listening again.", reason);
            states.fire(FeedState.LOST);
            listen();
        }
    }

    private void retry(Throwable failure) {
        LOG.debugf("cannot listen for changes: %s", failure);
        vertx.setTimer(config.interval().toMillis(), timer -> listen());
    }

    private void close() {
        if (subscription != null) {
            subscription.close();
        }
    }
}
