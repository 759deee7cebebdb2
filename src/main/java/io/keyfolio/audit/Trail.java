package io.keyfolio.audit;

import io.keyfolio.security.Credential;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.UUID;

/** Writes the events of one request. */
public final class Trail {

    private final UUID account;
    private final Credential credential;
    private final Origin origin;
    private final Clock clock;

    Trail(UUID account, Credential credential, Origin origin, Clock clock) {
        this.account = account;
        this.credential = credential;
        this.origin = origin;
        this.clock = clock;
    }

    /** The same request, once it is known which account it concerns; null for none. */
    public Trail concerning(UUID known) {
        return new Trail(known, credential, origin, clock);
    }

    /** Writes an event in the transaction at hand, which takes the event with it if it fails. */
    public Uni<Void> note(Action action) {
        return note(action, null);
    }

    /** As {@link #note(Action)}, with the id of what it was done to; never a token. */
    public Uni<Void> note(Action action, Object target) {
        return event(action, target).persist().replaceWithVoid();
    }

    /** An event that is yet to be written. */
    AuditEvent event(Action action, Object target) {
        AuditEvent event = AuditEvent.of(action, target, clock.instant());
        event.account = account;
        event.by(credential);
        event.from(origin);
        return event;
    }
}
