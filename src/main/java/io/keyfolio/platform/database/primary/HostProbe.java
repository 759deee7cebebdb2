package io.keyfolio.platform.database.primary;

import io.keyfolio.platform.database.address.DatabaseHost;
import io.keyfolio.platform.database.address.DatabaseOptions;
import io.keyfolio.platform.database.connection.HardClose;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * Asks one server again and again what it is, on a connection of its own. An answer that is overdue counts as none: a frozen
 * server sends neither an error nor a close. All methods run on one event loop.
 */
final class HostProbe {

    /** After this time, an answer is overdue. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    /** After this time, the connection is replaced. */
    private static final Duration LOST = Duration.ofSeconds(2);

    /** An attempt to connect is kept for this time, so that a frozen server does not collect sockets. */
    private static final Duration CONNECTING = Duration.ofSeconds(10);

    private static final int NEVER = Integer.MAX_VALUE;

    private final Vertx vertx;
    private final DatabaseOptions options;
    private final DatabaseHost server;
    private final int answersPerConnection;
    private final BiConsumer<DatabaseHost, ServerState> onAnswer;

    private PgConnection connection;
    private Object attempt;
    private long attemptedAt;
    private boolean connecting;
    private int answers;
    private boolean tried;

    /**
     * Tells each answer to {@code onAnswer}, and null when there is none. With {@code renews}, each fourth question opens a new
     * connection, because the name of a single host may have moved to another server.
     */
    HostProbe(
            Vertx vertx,
            DatabaseOptions options,
            DatabaseHost server,
            boolean renews,
            BiConsumer<DatabaseHost, ServerState> onAnswer) {
        this.vertx = vertx;
        this.options = options;
        this.server = server;
        this.answersPerConnection = renews ? 4 : NEVER;
        this.onAnswer = onAnswer;
    }

    /** Whether the first question was answered, or failed. */
    boolean wasTried() {
        return tried;
    }

    /** Asks, unless the last question waits for its answer. */
    void ask() {
        if (attempt == null) {
            begin();
        } else if (isOlderThan(PATIENCE)) {
            tell(null);
            if (isOlderThan(connecting ? CONNECTING : LOST)) {
                drop();
                begin();
            }
        }
    }

    /** Closes the connection without waiting for the server. */
    void drop() {
        attempt = null;
        if (connection != null) {
            HardClose.of(connection);
            connection = null;
        }
    }

    private boolean isOlderThan(Duration age) {
        return System.nanoTime() - attemptedAt > age.toNanos();
    }

    private void begin() {
        Object mine = new Object();
        attempt = mine;
        attemptedAt = System.nanoTime();
        connected(mine)
                .compose(open -> open.query(ServerState.QUERY).execute())
                .map(rows -> ServerState.read(rows.iterator().next()))
                .onComplete(answer -> {
                    if (attempt == mine) {
                        answered(answer.succeeded() ? answer.result() : null);
                    }
                });
    }

    private Future<PgConnection> connected(Object mine) {
        if (connection != null) {
            return Future.succeededFuture(connection);
        }
        connecting = true;
        return options.connect(vertx, server).compose(open -> keep(mine, open));
    }

    private Future<PgConnection> keep(Object mine, PgConnection open) {
        if (attempt != mine) {
            HardClose.of(open);
            return Future.failedFuture("too late");
        }
        connecting = false;
        attemptedAt = System.nanoTime();
        answers = 0;
        connection = open;
        return Future.succeededFuture(open);
    }

    private void answered(ServerState answer) {
        attempt = null;
        connecting = false;
        answers++;
        if (answer == null || answers >= answersPerConnection) {
            drop();
        }
        tell(answer);
    }

    private void tell(ServerState answer) {
        tried = true;
        onAnswer.accept(server, answer);
    }
}
