package io.keyfolio.feature.audit;

import io.keyfolio.identity.id.AccountId;
import io.keyfolio.platform.concurrency.AccountConcurrencyLimit;
import io.keyfolio.platform.concurrency.Deadline;
import io.keyfolio.platform.database.failure.DatabaseFailure;
import io.keyfolio.platform.problem.DomainException.DeadlineExceeded;
import io.keyfolio.platform.problem.DomainException.Overloaded;
import io.keyfolio.platform.transaction.BoundedTransactions;
import io.keyfolio.platform.transaction.StatementRetry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Function;

/** Runs queries that may read many rows, with a limit on their number and their time, so that they do not exhaust the pool. */
@Singleton
class ListQueryExecutor {

    /** A fifth of the default pool. */
    private static final int MOST_AT_ONCE = 4;

    private static final int MOST_OF_ACCOUNT = 2;
    private static final int MOST_WAITING_OF_ACCOUNT = 100;

    private final BoundedTransactions transactions;
    private final Duration limit;
    private final AccountConcurrencyLimit turns;

    ListQueryExecutor(BoundedTransactions transactions, Deadline deadline) {
        this.turns =
                new AccountConcurrencyLimit(MOST_OF_ACCOUNT, MOST_WAITING_OF_ACCOUNT, MOST_AT_ONCE, deadline.time());
        this.transactions = transactions;
        this.limit = deadline.time().multipliedBy(2).dividedBy(3);
    }

    /**
     * Emits the result of a query on rows of an account. Fails with {@link Overloaded} when too many queries wait or one waits too long, and with
     * {@link DeadlineExceeded} when a query takes more than half of the deadline.
     */
    <T> Uni<T> execute(AccountId account, Function<SqlConnection, Uni<T>> query) {
        return turns.run(account, () -> StatementRetry.once(() -> transactions.runWithin(limit, query)))
                .onFailure(ListQueryExecutor::isEnded)
                .transform(ended -> new DeadlineExceeded());
    }

    private static boolean isEnded(Throwable failure) {
        return DatabaseFailure.CANCELED.isCauseOf(failure) || DatabaseFailure.LOCKED.isCauseOf(failure);
    }
}
