package io.keyfolio.platform.transaction;

import io.keyfolio.platform.database.failure.DatabaseFailure;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.function.Function;
import java.util.function.Supplier;

/** Repeats single statements outside of transactions, which have changed nothing when they fail. Call it within the deadline. */
public final class StatementRetry {

    private StatementRetry() {}

    /**
     * Executes a statement on the pool, and once more if it failed and may succeed at once, because of a plan that a migration made
     * stale for example. The function must make a new {@code Uni} at each call.
     */
    public static <T> Uni<T> once(Pool database, Function<SqlClient, Uni<T>> statement) {
        return Uni.createFrom()
                .deferred(() -> statement.apply(database))
                .onFailure(DatabaseFailure::isRepeatable)
                .recoverWithUni(() -> onOneConnection(database, statement));
    }

    /** Executes work with connections of its own, and once more if it failed and may succeed at once. */
    public static <T> Uni<T> once(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .onFailure(DatabaseFailure::isRepeatable)
                .recoverWithUni(work::get);
    }

    /** The pool may choose the connection of the first attempt again. If it has lost the statement, another connection executes it. */
    private static <T> Uni<T> onOneConnection(Pool database, Function<SqlClient, Uni<T>> statement) {
        return database.withConnection(connection -> statement
                        .apply(connection)
                        .onFailure(DatabaseFailure::isOfLostStatement)
                        .call(() -> LostStatements.end(connection)))
                .onFailure(DatabaseFailure::isOfLostStatement)
                .recoverWithUni(() -> statement.apply(database));
    }
}
