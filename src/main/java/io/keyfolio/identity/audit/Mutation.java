package io.keyfolio.identity.audit;

import io.keyfolio.identity.invalidation.Change;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.event.Event;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A mutation under way: writes its audit events in its transaction, and collects the changes that they stand for. */
public final class Mutation {

    private static final List<Object> NO_TARGET = Collections.singletonList(null);

    private final Actor actor;
    private final SqlConnection transaction;
    private final Set<Change> changes = new LinkedHashSet<>();

    /** {@code transaction} is null in a session of Hibernate's. */
    Mutation(Actor actor, SqlConnection transaction) {
        this.actor = actor;
        this.transaction = transaction;
    }

    /** Writes an event in the transaction, which takes the event with it if it fails. */
    public Uni<Void> note(AuditAction action) {
        return note(action, null);
    }

    /** As {@link #note(AuditAction)}, with the id of what it was done to; never a token. */
    public Uni<Void> note(AuditAction action, Object target) {
        return noteAll(action, target == null ? NO_TARGET : List.of(target));
    }

    /** As {@link #note(AuditAction)}, when something was done. */
    public Uni<Void> noteIf(boolean done, AuditAction action) {
        return noteIf(done, action, null);
    }

    /** As {@link #note(AuditAction, Object)}, when something was done. */
    public Uni<Void> noteIf(boolean done, AuditAction action, Object target) {
        return done ? note(action, target) : Uni.createFrom().voidItem();
    }

    /** As {@link #note(AuditAction, Object)}, an event for each of them. */
    public Uni<Void> noteAll(AuditAction action, List<?> targets) {
        targets.forEach(target -> action.change(actor.account(), target).ifPresent(changes::add));
        return actor.write(action, targets, transaction);
    }

    /** Announces more than the events stand for, such as the end of a key's predecessor. */
    public void announce(Collection<? extends Change> more) {
        changes.addAll(more);
    }

    void announceTo(Event<Change> observers) {
        changes.forEach(observers::fire);
    }
}
