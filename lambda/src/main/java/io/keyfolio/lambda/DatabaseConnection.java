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

/**
 * The only pooled connection of a function (application-lambda.properties), which may have died while the function was frozen.
 */
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

    /** Tests the pooled connection with one query. If it is dead, it is closed, and the request opens another. */
    void replaceIfDead() {
        if (database.size() > 0) {
            await(THAW_PATIENCE, database.getConnection().chain(DatabaseConnection::probe));
        }
    }

    /**
     * Waits until the writes are done and the connection is free. A request that was answered late, with 503, may still be in a
     * transaction; frozen there, it would hold its locks until the next invocation.
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
     * Closes the socket of a dead connection, below the pool, which would reuse the connection, and below PostgreSQL's
     * protocol, which would wait for an answer. The pool removes a connection whose socket is closed.
     */
    private static void hangUp(SqlConnection connection) {
        SqlConnectionBase<?> leased = (SqlConnectionBase<?>) connection.getDelegate();
        SocketConnectionBase dead = (SocketConnectionBase) leased.unwrap().unwrap();
        ChannelFuture unused =
                dead.socket().channelHandlerContext().pipeline().firstContext().close();
    }

    /**
     * Waits for a step, and ignores its failure: a request may need no database, and otherwise fails by itself. A slow step is
     * not cancelled, because it returns the connection at its end.
     */
    private static void await(Duration patience, Uni<Void> step) {
        try {
            step.subscribeAsCompletionStage().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            LOG.debugf("Lambda database connection not ready (%s). Continuing.", failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
