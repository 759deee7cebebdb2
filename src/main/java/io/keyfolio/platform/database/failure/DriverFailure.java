package io.keyfolio.platform.database.failure;

import com.fasterxml.jackson.core.JacksonException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Finds the kind of one exception of the Vert.x client, of JDBC or of Hibernate, without its causes. */
final class DriverFailure {

    private static final List<Class<? extends Exception>> UNREACHABLE = List.of(
            SocketException.class,
            SocketTimeoutException.class,
            UnknownHostException.class,
            EOFException.class,
            ClosedChannelException.class,
            ClosedConnectionException.class,
            TimeoutException.class,
            io.smallrye.mutiny.TimeoutException.class);

    /** How the messages of the Vert.x client begin, for failures that have no type of their own. */
    private static final Map<String, DatabaseFailure> MESSAGES = Map.of(
            "Connection is not active now", DatabaseFailure.UNREACHABLE,
            "Connection was closed", DatabaseFailure.UNREACHABLE,
            "Pending requests failed to be sent", DatabaseFailure.UNREACHABLE,
            "Pool closed", DatabaseFailure.UNREACHABLE,
            "SSL handshake failed", DatabaseFailure.TLS);

    private static final String FEATURE_NOT_SUPPORTED = "0A000";

    /** The function of PostgreSQL that reports a stale plan; its message may be translated. */
    private static final String STALE_PLAN_ROUTINE = "RevalidateCachedQuery";

    private static final String STALE_PLAN_MESSAGE = "cached plan must not change result type";

    private DriverFailure() {}

    static Optional<DatabaseFailure> kind(Throwable cause) {
        if (cause instanceof PgException refusal && refusal.getSqlState() != null) {
            return isStalePlan(refusal)
                    ? Optional.of(DatabaseFailure.STALE_PLAN)
                    : DatabaseFailure.ofSqlState(refusal.getSqlState());
        }
        if (cause instanceof SQLException refusal && refusal.getSQLState() != null) {
            return isStalePlan(refusal.getSQLState(), refusal.getMessage())
                    ? Optional.of(DatabaseFailure.STALE_PLAN)
                    : DatabaseFailure.ofSqlState(refusal.getSQLState());
        }
        return cause instanceof HttpClosedException || cause instanceof JacksonException
                ? Optional.empty()
                : byClass(cause).or(() -> byMessage(cause));
    }

    private static boolean isStalePlan(PgException refusal) {
        return isStalePlan(refusal.getSqlState(), refusal.getErrorMessage())
                || (FEATURE_NOT_SUPPORTED.equals(refusal.getSqlState())
                        && STALE_PLAN_ROUTINE.equals(refusal.getRoutine()));
    }

    private static boolean isStalePlan(String sqlState, String message) {
        return FEATURE_NOT_SUPPORTED.equals(sqlState) && String.valueOf(message).contains(STALE_PLAN_MESSAGE);
    }

    private static Optional<DatabaseFailure> byClass(Throwable cause) {
        if (cause instanceof ConnectionPoolTooBusyException) {
            return Optional.of(DatabaseFailure.QUEUE_FULL);
        }
        if (cause instanceof SSLException) {
            return Optional.of(DatabaseFailure.TLS);
        }
        if (cause instanceof NoPrimary) {
            return Optional.of(DatabaseFailure.NO_PRIMARY);
        }
        if (UNREACHABLE.stream().anyMatch(kind -> kind.isInstance(cause))) {
            return Optional.of(DatabaseFailure.UNREACHABLE);
        }
        return cause instanceof IOException ? Optional.of(DatabaseFailure.INPUT_OUTPUT) : Optional.empty();
    }

    private static Optional<DatabaseFailure> byMessage(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return MESSAGES.entrySet().stream()
                .filter(known -> message.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
