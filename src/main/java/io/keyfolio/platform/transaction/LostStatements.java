package io.keyfolio.platform.transaction;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Ends connections that have lost prepared statements, by {@code DISCARD ALL} for example. The client does not prepare them again, so
 * the connection would fail forever; the pool replaces a connection that PostgreSQL has closed.
 */
final class LostStatements {

    /** A query without parameters, which needs no prepared statement. The first part ends the transaction that has failed. */
    static final String END_CONNECTION = "rollback; select pg_terminate_backend(pg_backend_pid())";

    private LostStatements() {}

    /** Ends the connection; never fails. */
    static Uni<Void> end(SqlConnection connection) {
        return afterwards(connection.query(END_CONNECTION).execute());
    }

    /**
     * Completes after the query, whatever its result: in the next turn of the event loop, because the pool removes a closed connection
     * after the query has failed.
     */
    static Uni<Void> afterwards(Uni<?> query) {
        return Uni.createFrom().deferred(() -> {
            Context here = Vertx.currentContext();
            return query.onFailure()
                    .recoverWithNull()
                    .replaceWithVoid()
                    .emitOn(ended -> here.runOnContext(now -> ended.run()));
        });
    }
}
