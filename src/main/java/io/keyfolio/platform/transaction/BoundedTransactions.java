package io.keyfolio.platform.transaction;

import io.keyfolio.platform.concurrency.Deadline;
import io.keyfolio.platform.database.failure.DatabaseFailure;
import io.keyfolio.platform.problem.DomainException.Overloaded;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;

/**
 * Runs transactions at the isolation level {@code READ COMMITTED} and within the time that is left until the {@link Deadline}. A
 * transaction that failed and may succeed at once, after a deadlock for example, is tried once more, unless its commit was sent.
 */
@Singleton
public class BoundedTransactions {

    /** A transaction has at least this part of the deadline: its request may have been answered, but its work is not cancelled. */
    private static final int LEAST_PART = 4;

    private final Pool database;
    private final Deadline deadline;

    BoundedTransactions(Pool database, Deadline deadline) {
        this.database = database;
        this.deadline = deadline;
    }

    /**
     * Runs statements of the reactive client; fails with {@link Overloaded} when PostgreSQL ends one of them. The function is called
     * again for a second attempt, so it must leave nothing behind outside of the transaction.
     */
    public <T> Uni<T> run(Function<SqlConnection, Uni<T>> statements) {
        return twice(attempt -> plain(attempt, left(), statements));
    }

    /** Runs the work of a Hibernate session, as {@link #run}. */
    public <T> Uni<T> runInSession(Supplier<Uni<T>> work) {
        return twice(attempt -> Panache.withTransaction(() ->
                Panache.getSession().chain(session -> inSession(session, work)).invoke(attempt::commit)));
    }

    /** Runs statements once, within another time limit. */
    public <T> Uni<T> runWithin(Duration limit, Function<SqlConnection, Uni<T>> statements) {
        return plain(new Attempt(), limit, statements);
    }

    private <T> Uni<T> plain(Attempt attempt, Duration limit, Function<SqlConnection, Uni<T>> statements) {
        return database.withTransaction(transaction -> transaction
                .query(StatementBounds.statements(limit))
                .execute()
                .chain(set -> statements.apply(transaction))
                .onFailure(DatabaseFailure::isOfLostStatement)
                .call(() -> LostStatements.end(transaction))
                .invoke(attempt::commit));
    }

    private <T> Uni<T> inSession(Mutiny.Session session, Supplier<Uni<T>> work) {
        return execute(session, StatementBounds.statements(left()))
                .chain(work::get)
                .call(session::flush)
                .onFailure(DatabaseFailure::isOfLostStatement)
                .call(() -> LostStatements.afterwards(execute(session, LostStatements.END_CONNECTION)));
    }

    /** Executes a query without parameters: a prepared statement cannot hold several statements. */
    private static Uni<Void> execute(Mutiny.Session session, String statements) {
        return Uni.createFrom()
                .completionStage(() ->
                        ((MutinySessionImpl) session).getReactiveConnection().executeUnprepared(statements));
    }

    private <T> Uni<T> twice(Function<Attempt, Uni<T>> transaction) {
        return Uni.createFrom()
                .deferred(() -> {
                    Attempt first = new Attempt();
                    return Uni.createFrom()
                            .deferred(() -> transaction.apply(first))
                            .onFailure(failure -> first.mayBeRepeated(failure) && !deadline.isOver())
                            .recoverWithUni(() -> transaction.apply(new Attempt()));
                })
                .onFailure(StatementBounds::areCauseOf)
                .transform(ended -> new Overloaded());
    }

    private Duration left() {
        Duration least = deadline.time().dividedBy(LEAST_PART);
        Duration left = deadline.left();
        return left.compareTo(least) < 0 ? least : left;
    }

    /** An attempt at a transaction. Once its commit is sent, nobody knows whether it has changed something. */
    private static final class Attempt {

        private volatile boolean committing;

        private void commit() {
            committing = true;
        }

        private boolean mayBeRepeated(Throwable failure) {
            return !committing && DatabaseFailure.isRepeatable(failure);
        }
    }
}
