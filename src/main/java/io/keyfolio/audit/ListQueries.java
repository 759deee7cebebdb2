package io.keyfolio.audit;

import io.keyfolio.problem.Overloaded;
import io.keyfolio.problem.TimedOut;
import io.keyfolio.request.Deadline;
import io.keyfolio.request.TurnQueue;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;

/**
 * Runs queries that may read many rows, a few at a time and each for a limited time, so that the connections of the pool are
 * there for everything else.
 */
@Singleton
class ListQueries {

    /** A fifth of the default pool. */
    private static final int MOST_AT_ONCE = 4;

    private static final int MOST_WAITING = 100;
    private static final String TIME_LIMIT = "set local statement_timeout = '2s'";
    private static final String CANCELED = "57014";

    private final Pool database;
    private final TurnQueue turns;

    ListQueries(Pool database, Deadline deadline) {
        this.turns = new TurnQueue(MOST_AT_ONCE, MOST_WAITING, deadline.time());
        this.database = database;
    }

    /** Emits the rows; fails with {@link Overloaded} when too many queries wait, and with {@link TimedOut} after 2 s. */
    Uni<RowSet<Row>> execute(String query, Tuple parameters) {
        return turns.run(() -> database.withTransaction(connection -> limited(connection, query, parameters)))
                .onFailure(ListQueries::isCanceled)
                .transform(canceled -> new TimedOut());
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
