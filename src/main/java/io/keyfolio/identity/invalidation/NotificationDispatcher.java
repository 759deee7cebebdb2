package io.keyfolio.identity.invalidation;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Fires the changes that notifications name as events on this replica. */
@Singleton
class NotificationDispatcher {

    private static final Logger LOG = Logger.getLogger(NotificationDispatcher.class);

    private final Event<Change> changes;
    private final Event<FeedState> states;
    private final ChangeFeedMetrics metrics;

    NotificationDispatcher(Event<Change> changes, Event<FeedState> states, ChangeFeedMetrics metrics) {
        this.changes = changes;
        this.states = states;
        this.metrics = metrics;
    }

    /** Fires the change of a notification. One that cannot be read may have been any change. */
    void dispatch(String payload) {
        try {
            Change.parse(payload).ifPresent(changes::fire);
            metrics.heard(Change.toldAt(payload));
        } catch (IllegalArgumentException | IndexOutOfBoundsException notFromATrigger) {
            LOG.warnf("Change notification malformed (%s). Invalidating the cache.", notFromATrigger.getMessage());
            states.fire(FeedState.LOST);
        }
    }
}
