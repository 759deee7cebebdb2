package io.keyfolio.identity.audit;

import io.keyfolio.identity.account.AccountTransactions;
import io.keyfolio.identity.invalidation.Change;
import io.keyfolio.platform.transaction.BoundedTransactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Commits mutations of accounts: the change and its audit events in one transaction of the actor's account. After the commit and
 * before the response, it announces the changes on this replica; triggers notify the others.
 */
@Singleton
public class Mutations {

    private final AccountTransactions transactions;
    private final BoundedTransactions bounded;
    private final Event<Change> changes;

    Mutations(AccountTransactions transactions, BoundedTransactions bounded, Event<Change> changes) {
        this.transactions = transactions;
        this.bounded = bounded;
        this.changes = changes;
    }

    /**
     * Commits the work of a Hibernate session; if it fails, nothing is changed or announced. After a deadlock and similar failures it
     * is called again with a new mutation, so it must store entities that it makes itself.
     */
    public <T> Uni<T> commit(Actor actor, Function<Mutation, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            AtomicReference<Mutation> mutation = new AtomicReference<>();
            return transactions
                    .run(actor.account(), () -> {
                        mutation.set(new Mutation(actor, null));
                        return work.apply(mutation.get());
                    })
                    .invoke(() -> mutation.get().announceTo(changes));
        });
    }

    /** As {@link #commit}, with statements of the reactive client. */
    public <T> Uni<T> commitPlain(Actor actor, BiFunction<Mutation, SqlConnection, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            AtomicReference<Mutation> mutation = new AtomicReference<>();
            return transactions
                    .runPlain(actor.account(), transaction -> {
                        mutation.set(new Mutation(actor, transaction));
                        return work.apply(mutation.get(), transaction);
                    })
                    .invoke(() -> mutation.get().announceTo(changes));
        });
    }

    /** Records an attempt that changes nothing, in a transaction of its own. */
    public Uni<Void> record(Actor actor, AuditAction action) {
        return bounded.runInSession(() -> new Mutation(actor, null).note(action));
    }
}
