package io.keyfolio.platform.database.primary;

import io.keyfolio.platform.database.failure.NoPrimary;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks a server for a proof that it is the primary: it commits a message to the WAL, which its synchronous standbys must confirm.
 * Standbys of a server that was replaced confirm nothing any more. Without synchronous standbys there is nothing to wait for, and
 * the server only says what it is.
 */
@Singleton
public class PrimaryFence {

    private static final String BEGIN = "begin; set local synchronous_commit = on; select ";

    private static final String HAS_STANDBYS = "current_setting('synchronous_standby_names') <> ''";
    private static final String WRITE =
            "case when " + HAS_STANDBYS + " then pg_logical_emit_message(true, 'keyfolio', '') end";

    private static final String ASK = BEGIN + ServerState.COLUMNS + ", " + WRITE + "; commit";

    private static final String NEXT_TRANSACTION = "pg_snapshot_xmax(pg_current_snapshot())::text::bigint";
    private static final String QUESTION =
            "select " + ServerState.COLUMNS + ", " + NEXT_TRANSACTION + " as next_transaction";

    private static final String FENCE = BEGIN + WRITE + ", case when " + HAS_STANDBYS
            + " then pg_current_xact_id()::text::bigint end as transaction; commit";

    /** Waits for nothing: a transaction with a notification holds a lock of the whole cluster until its commit ends. */
    private static final String NOTIFY = "begin; set local synchronous_commit = off; select pg_notify('%s',"
            + " coalesce(%s::text, pg_current_xact_id()::text)); commit";

    private final PrimaryMonitor monitor;
    private final Clock clock;

    PrimaryFence(PrimaryMonitor monitor, Clock clock) {
        this.monitor = monitor;
        this.clock = clock;
    }

    /** Asks the server of a connection for a proof; fails with {@link NoPrimary} if it is not the primary or if it warns. */
    public Future<PrimaryProof> ask(PgConnection connection) {
        PrimaryProof asked = asked();
        return fenced(connection, ASK).compose(answer -> given(asked, answer));
    }

    /** Asks a question that {@link #announce} on the same server answers later, on this connection or on another one. */
    public Future<OpenQuestion> question(PgConnection connection) {
        PrimaryProof asked = asked();
        return connection.query(QUESTION).execute().map(PrimaryFence::row).compose(answer -> given(asked, answer)
                .map(proof -> new OpenQuestion(proof, answer.getLong("next_transaction"))));
    }

    /**
     * Asks for a proof, and announces it on a channel with the number of the transaction that the standbys confirmed. Who
     * receives it has received everything that was committed before that transaction. Fails with {@link NoPrimary} if the
     * server warns.
     */
    public Future<Void> announce(PgConnection connection, String channel) {
        return fenced(connection, FENCE)
                .map(answer -> NOTIFY.formatted(channel, answer.getLong("transaction")))
                .compose(statements -> connection.query(statements).execute())
                .mapEmpty();
    }

    private PrimaryProof asked() {
        return new PrimaryProof(0, PrimaryElection.NO_TERM, System.nanoTime(), clock.millis());
    }

    private Future<PrimaryProof> given(PrimaryProof asked, Row answer) {
        ServerState state = ServerState.read(answer);
        long term = monitor.termOf(state);
        return term == PrimaryElection.NO_TERM
                ? Future.failedFuture(new NoPrimary("the server is not the primary"))
                : Future.succeededFuture(
                        new PrimaryProof(state.timeline(), term, asked.askedAt(), asked.askedAtMillis()));
    }

    /**
     * An administrator who cancels the wait of a commit for standbys lets it succeed, with a warning (PostgreSQL source,
     * {@code SyncRepWaitForLSN}).
     */
    private static Future<Row> fenced(PgConnection connection, String statements) {
        AtomicBoolean warned = new AtomicBoolean();
        connection.noticeHandler(warning -> warned.set(true));
        return connection
                .query(statements)
                .execute()
                .compose(answer -> warned.get()
                        ? Future.failedFuture(new NoPrimary("the server does not wait for its standbys"))
                        : Future.succeededFuture(row(answer)));
    }

    /** The only row of the statements. */
    private static Row row(RowSet<Row> answer) {
        RowSet<Row> rows = answer;
        while (rows.size() == 0) {
            rows = rows.next();
        }
        return rows.iterator().next();
    }
}
