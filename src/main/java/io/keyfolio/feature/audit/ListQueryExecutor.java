package io.keyfolio.feature.audit;

import io.keyfolio.platform.concurrency.AccountConcurrencyLimit;
import io.keyfolio.platform.concurrency.Deadline;
import io.keyfolio.platform.problem.DomainException.DeadlineExceeded;
import io.keyfolio.platform.problem.DomainException.Overloaded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Function;

/** Runs queries that may read many rows, with a limit on their number and their time, so that they do not exhaust the pool. */
@Singleton
class ListQueryExecutor {

    /** A fifth of the default pool. */
    private static final int MOST_AT_ONCE = 4;

    private static final int MOST_OF_ACCOUNT = 2;
    private static final int MOST_WAITING_OF_ACCOUNT = 100;
    private static final String TIME_LIMIT = "set local statement_timeout = '2s'";
    private static final String CANCELED = "57014";

    private final Pool database;
    private final AccountConcurrencyLimit turns;

    ListQueryExecutor(Pool database, Deadline deadline) {
        this.turns =
                new AccountConcurrencyLimit(MOST_OF_ACCOUNT, MOST_WAITING_OF_ACCOUNT, MOST_AT_ONCE, deadline.time());
        this.database = database;
    }

    /**
     * Emits the result of a query on rows of an account. Fails with {@link Overloaded} when too many queries wait or one waits too long, and with
     * {@link DeadlineExceeded} when a query runs for 2 s.
     */
    <T> Uni<T> execute(UUID account, Function<SqlConnection, Uni<T>> query) {
        return turns.run(account, () -> database.withTransaction(connection -> limited(connection, query)))
                .onFailure(ListQueryExecutor::isCanceled)
                .transform(canceled -> new DeadlineExceeded());
    }

    private static <T> Uni<T> limited(SqlConnection connection, Function<SqlConnection, Uni<T>> query) {
        return connection.query(TIME_LIMIT).execute().chain(() -> query.apply(connection));
    }

    private static boolean isCanceled(Throwable failure) {
        return failure instanceof PgException refusal && CANCELED.equals(refusal.getSqlState());
    }
}
