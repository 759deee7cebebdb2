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

/** A mutation under way: writes its audit events in its transaction, and collects the changes to announce. */
public final class Mutation {

    private static final List<Object> NO_TARGET = Collections.singletonList(null);

    private final Actor actor;
    private final SqlConnection transaction;
    private final Set<Change> changes = new LinkedHashSet<>();

    /** {@code transaction} is null in a Hibernate session. */
    Mutation(Actor actor, SqlConnection transaction) {
        this.actor = actor;
        this.transaction = transaction;
    }

    /** Writes an event in the transaction, which rolls it back if it fails. */
    public Uni<Void> note(AuditAction action) {
        return note(action, null);
    }

    /** As {@link #note(AuditAction)}, with the id of the target; never a token. */
    public Uni<Void> note(AuditAction action, Object target) {
        return noteAll(action, target == null ? NO_TARGET : List.of(target));
    }

    /** As {@link #note(AuditAction)}, if {@code done}. */
    public Uni<Void> noteIf(boolean done, AuditAction action) {
        return noteIf(done, action, null);
    }

    /** As {@link #note(AuditAction, Object)}, if {@code done}. */
    public Uni<Void> noteIf(boolean done, AuditAction action, Object target) {
        return done ? note(action, target) : Uni.createFrom().voidItem();
    }

    /** As {@link #note(AuditAction, Object)}, with an event for each target. */
    public Uni<Void> noteAll(AuditAction action, List<?> targets) {
        targets.forEach(target -> action.change(actor.account(), target).ifPresent(changes::add));
        return actor.write(action, targets, transaction);
    }

    /** Announces changes beyond those of the events, such as the end of a key's predecessor. */
    public void announce(Collection<? extends Change> more) {
        changes.addAll(more);
    }

    void announceTo(Event<Change> observers) {
        changes.forEach(observers::fire);
    }
}
