package io.keyfolio.identity.invalidation;

import io.keyfolio.platform.database.primary.OpenQuestion;
import io.keyfolio.platform.database.primary.PrimaryFence;
import io.keyfolio.platform.database.primary.PrimaryProof;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgNotification;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * A LISTEN connection that verifies itself. It asks its server a question, which a heartbeat answers: a notification that says
 * which transaction the server's standbys have confirmed. PostgreSQL delivers notifications in the order of commits, so a
 * heartbeat that began after the question proves that every change before the question has arrived.
 *
 * <p>The replicas share the heartbeats. Each notification wakes up all LISTEN connections, so that a heartbeat for each replica
 * would cost the square of their number. A replica sends one when it has heard none for most of the interval.
 */
final class NotificationListener {

    private static final Logger LOG = Logger.getLogger(NotificationListener.class);

    private static final String CHANGES = "keyfolio_changes";
    private static final String HEARTBEATS = "keyfolio_heartbeats";

    /** After this part of the interval without a heartbeat, this replica sends one. */
    private static final double QUIET = 0.8;

    private final Vertx vertx;
    private final PgConnection connection;
    private final ChangeFeedConfig config;
    private final PrimaryFence fence;
    private final Duration patience;
    private final Consumer<String> onLoss;
    private final Promise<Void> first = Promise.promise();

    private long timer = -1;
    private long askedAt;
    private boolean asking;
    private OpenQuestion question;
    private boolean announcing;
    private long heardAt;
    private boolean hasHeard;
    private PrimaryProof proof = PrimaryProof.none();
    private boolean ended;

    /**
     * Calls {@code onLoss} once with the reason for a loss; {@link #close()} does not count as one. A verification that takes
     * longer than {@code patience} is a loss.
     */
    NotificationListener(
            Vertx vertx,
            PgConnection connection,
            ChangeFeedConfig config,
            PrimaryFence fence,
            Duration patience,
            Consumer<String> onLoss) {
        this.vertx = vertx;
        this.connection = connection;
        this.config = config;
        this.fence = fence;
        this.patience = patience;
        this.onLoss = onLoss;
    }

    /**
     * Starts to listen; completes with the first proof, from which on every change arrives. Fails behind a proxy that shares
     * connections, such as PgBouncer: it accepts the command and drops the notifications.
     */
    Future<Void> begin() {
        return connection
                .query("select pg_backend_pid()")
                .execute()
                .compose(answer -> requireDirect(answer.iterator().next().getInteger(0)))
                .compose(direct -> connection
                        .query("listen " + CHANGES + "; listen " + HEARTBEATS)
                        .execute())
                .onSuccess(listening -> ask())
                .compose(listening -> first.future())
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(verified -> watch());
    }

    private Future<Void> requireDirect(int process) {
        return process == connection.processId()
                ? Future.succeededFuture()
                : Future.failedFuture(
                        "the connection goes through a proxy that shares it; set KEYFOLIO_DB_LISTEN_HOST and"
                                + " KEYFOLIO_DB_LISTEN_PORT to PostgreSQL itself");
    }

    static boolean isHeartbeat(PgNotification notification) {
        return notification.getChannel().equals(HEARTBEATS);
    }

    /** Takes a heartbeat; returns the proof if it answers the question. Ignores one that names no transaction. */
    Optional<PrimaryProof> heartbeat(String payload) {
        try {
            return confirmed(Long.parseLong(payload));
        } catch (NumberFormatException notFromAReplica) {
            LOG.warnf("Heartbeat malformed (%s). Ignoring it.", notFromAReplica.getMessage());
            return Optional.empty();
        }
    }

    private Optional<PrimaryProof> confirmed(long transaction) {
        heardAt = System.nanoTime();
        hasHeard = true;
        if (question == null || !question.isAnsweredBy(transaction)) {
            return Optional.empty();
        }
        proof = question.proof();
        question = null;
        asking = false;
        first.tryComplete();
        return Optional.of(proof);
    }

    /** Whether a verification takes too long. */
    boolean isOverdue() {
        return asking && System.nanoTime() - askedAt > patience.toNanos();
    }

    /** Ends if the primary has changed since the last proof. */
    void requireTerm(long term) {
        if (proof.term() != term) {
            lose("the primary has changed");
        }
    }

    /** Completes when the connection is closed. */
    Future<Void> close() {
        ended = true;
        vertx.cancelTimer(timer);
        return connection.close();
    }

    private void watch() {
        connection.closeHandler(closed -> lose("the connection was closed"));
        connection.exceptionHandler(failure -> lose("the connection failed"));
        timer = vertx.setPeriodic(config.interval().toMillis(), tick -> check());
    }

    private void check() {
        if (!asking) {
            ask();
        } else if (isOverdue()) {
            lose("no sign of life for " + patience.toMillis() + " ms");
        } else if (question != null) {
            announceIfQuiet();
        }
    }

    private void ask() {
        asking = true;
        askedAt = System.nanoTime();
        fence.question(connection)
                .onSuccess(open -> {
                    question = open;
                    announceIfQuiet();
                })
                .onFailure(this::refused);
    }

    private void announceIfQuiet() {
        boolean isQuiet = !hasHeard
                || System.nanoTime() - heardAt > QUIET * config.interval().toNanos();
        if (isQuiet && !announcing) {
            announcing = true;
            fence.announce(connection, HEARTBEATS)
                    .onComplete(done -> announcing = false)
                    .onFailure(this::refused);
        }
    }

    private void refused(Throwable failure) {
        lose("it cannot be asked: " + failure.getMessage());
    }

    private void lose(String reason) {
        if (!first.future().isComplete()) {
            first.tryFail(reason);
        } else if (!ended) {
            close();
            onLoss.accept(reason);
        }
    }
}
