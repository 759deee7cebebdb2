package io.keyfolio.audit;

import io.keyfolio.problem.Overloaded;
import io.keyfolio.problem.TimedOut;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Queue;

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
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;

    ListQueries(Pool database) {
        this.database = database;
    }

    /** Emits the rows; fails with {@link Overloaded} when too many queries wait, and with {@link TimedOut} after 2 s. */
    Uni<RowSet<Row>> execute(String query, Tuple parameters) {
        return turn().chain(() -> database.withTransaction(connection -> limited(connection, query, parameters))
                .onFailure(ListQueries::isCanceled)
                .transform(canceled -> new TimedOut())
                .onTermination()
                .invoke(this::next));
    }

    private static Uni<RowSet<Row>> limited(SqlConnection connection, String query, Tuple parameters) {
        return connection.query(TIME_LIMIT).execute().chain(() -> connection
                .preparedQuery(query)
                .execute(parameters));
    }

    /** Completes when the query may run. */
    private Uni<Void> turn() {
        return Uni.createFrom().emitter(turn -> {
            if (!enter(() -> turn.complete(null))) {
                turn.fail(new Overloaded());
            }
        });
    }

    private boolean enter(Runnable query) {
        synchronized (waiting) {
            if (running >= MOST_AT_ONCE) {
                return waiting.size() < MOST_WAITING && waiting.add(query);
            }
            running++;
        }
        query.run();
        return true;
    }

    private void next() {
        Runnable query;
        synchronized (waiting) {
            query = waiting.poll();
            running -= query == null ? 1 : 0;
        }
        if (query != null) {
            query.run();
        }
    }

    private static boolean isCanceled(Throwable failure) {
        return failure instanceof PgException refusal && CANCELED.equals(refusal.getSqlState());
    }
}
