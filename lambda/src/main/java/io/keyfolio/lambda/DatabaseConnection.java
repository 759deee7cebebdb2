package io.keyfolio.lambda;

import io.netty.channel.ChannelFuture;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionBase;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** The one connection of a function's pool, which may have died while the function was frozen. */
@Singleton
class DatabaseConnection {

    private static final Logger LOG = Logger.getLogger(DatabaseConnection.class);

    private static final Duration PROBE_PATIENCE = Duration.ofSeconds(1);
    private static final Duration THAW_PATIENCE = Duration.ofSeconds(2);
    private static final Duration FREEZE_PATIENCE = Duration.ofSeconds(5);

    private final Pool database;

    DatabaseConnection(Pool database) {
        this.database = database;
    }

    /** Asks the pooled connection for a sign of life, once; without one, the request that follows opens another. */
    void replaceIfDead() {
        if (database.size() > 0) {
            await(THAW_PATIENCE, database.getConnection().chain(DatabaseConnection::probe));
        }
    }

    /**
     * Waits until that is written and nothing uses the connection any more. A request that was answered late, with 503,
     * may still be in a transaction; frozen there, it would hold its locks until the next request.
     */
    void settle(Uni<Void> writes) {
        await(FREEZE_PATIENCE, writes.chain(this::idle));
    }

    private Uni<Void> idle() {
        return database.size() > 0
                ? database.getConnection().chain(SqlConnection::close)
                : Uni.createFrom().voidItem();
    }

    private static Uni<Void> probe(SqlConnection connection) {
        return connection
                .query("select 1")
                .execute()
                .ifNoItem()
                .after(PROBE_PATIENCE)
                .fail()
                .chain(alive -> connection.close())
                .onFailure()
                .invoke(dead -> hangUp(connection));
    }

    /**
     * Beneath the pool, which would take the connection back, and beneath PostgreSQL's protocol, which would say farewell
     * and wait for an answer. The pool forgets a connection whose socket is closed.
     */
    private static void hangUp(SqlConnection connection) {
        SqlConnectionBase<?> leased = (SqlConnectionBase<?>) connection.getDelegate();
        SocketConnectionBase dead = (SocketConnectionBase) leased.unwrap().unwrap();
        ChannelFuture unused =
                dead.socket().channelHandlerContext().pipeline().firstContext().close();
    }

    /**
     * Neither step may fail a request that needs no database, or that finds out for itself that it is away. Nor is a step
     * cancelled that takes too long: it gives the connection back at its end.
     */
    private static void await(Duration patience, Uni<Void> step) {
        try {
            step.subscribeAsCompletionStage().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            LOG.debugf("the database's connection: %s", failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
