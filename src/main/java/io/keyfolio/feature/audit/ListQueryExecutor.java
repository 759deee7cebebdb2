package io.keyfolio.feature.audit;

import io.keyfolio.platform.concurrency.AccountConcurrencyLimit;
import io.keyfolio.platform.concurrency.Deadline;
import io.keyfolio.platform.problem.DomainException.DeadlineExceeded;
import io.keyfolio.platform.problem.DomainException.Overloaded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.util.UUID;

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
     * Emits the rows of an account. Fails with {@link Overloaded} when too many queries wait or one waits too long, and with
     * {@link DeadlineExceeded} when a query runs for 2 s.
     */
    Uni<RowSet<Row>> execute(UUID account, String query, Tuple parameters) {
        return turns.run(account, () -> database.withTransaction(connection -> limited(connection, query, parameters)))
                .onFailure(ListQueryExecutor::isCanceled)
                .transform(canceled -> new DeadlineExceeded());
    }

    private static Uni<RowSet<Row>> limited(SqlConnection connection, String query, Tuple parameters) {
        return connection.query(TIME_LIMIT).execute().chain(() -> connection
                .preparedQuery(query)
                .execute(parameters));
    }

    private static boolean isCanceled(Throwable failure) {
        return failure instanceof PgException refusal && CANCELED.equals(refusal.getSqlState());
    }
}
