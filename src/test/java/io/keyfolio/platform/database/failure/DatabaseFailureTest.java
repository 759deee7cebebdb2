package io.keyfolio.platform.database.failure;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of failures of the database. */
class DatabaseFailureTest {

    private static final Set<DatabaseFailure> PASSING =
            EnumSet.of(DatabaseFailure.UNREACHABLE, DatabaseFailure.TOO_MANY_CONNECTIONS, DatabaseFailure.SHUT_DOWN);
    private static final Set<DatabaseFailure> REPEATABLE = EnumSet.of(
            DatabaseFailure.STALE_PLAN,
            DatabaseFailure.NO_STATEMENT,
            DatabaseFailure.CONFLICT,
            DatabaseFailure.DEADLOCK,
            DatabaseFailure.LOCKED);
    private static final Set<DatabaseFailure> OVERLOADED = EnumSet.of(
            DatabaseFailure.QUEUE_FULL, DatabaseFailure.CONFLICT, DatabaseFailure.DEADLOCK, DatabaseFailure.LOCKED);

    @ParameterizedTest
    @CsvSource({
        "08000, CONNECTION",
        "08001, CONNECTION",
        "08006, CONNECTION",
        "08P01, CONNECTION",
        "25006, READ_ONLY",
        "25P03, IDLE",
        "25P04, IDLE",
        "26000, NO_STATEMENT",
        "28000, SIGN_IN_REFUSED",
        "28P01, SIGN_IN_REFUSED",
        "3D000, NO_DATABASE",
        "23505, UNIQUE",
        "40001, CONFLICT",
        "40P01, DEADLOCK",
        "42501, NO_RIGHT",
        "42P01, NO_TABLE",
        "3F000, OTHER_SCHEMA",
        "42703, OTHER_SCHEMA",
        "42883, OTHER_SCHEMA",
        "53300, TOO_MANY_CONNECTIONS",
        "53100, NO_RESOURCES",
        "53200, NO_RESOURCES",
        "55000, NOT_READY",
        "55P03, LOCKED",
        "57014, CANCELED",
        "57P01, SHUT_DOWN",
        "57P02, SHUT_DOWN",
        "57P03, SHUT_DOWN",
        "57P04, INTERVENTION",
        "57P05, INTERVENTION",
        "58030, SYSTEM",
        "58P01, SYSTEM"
    })
    void everyCodeHasItsKindInBothDrivers(String code, DatabaseFailure kind) {
        assertKind(kind, new PgException("sorry", "FATAL", code, null));
        assertKind(kind, new SQLException("sorry", code));
    }

    @ParameterizedTest
    @CsvSource({"22001", "23502", "23514", "42601", "0A000", "XX000", "P0001", "5"})
    void faultsOfTheServiceHaveNone(String code) {
        assertEquals(Optional.empty(), DatabaseFailure.of(new PgException("sorry", "ERROR", code, null)));
        assertEquals(Optional.empty(), DatabaseFailure.of(new SQLException("sorry", code)));
    }

    static Stream<Arguments> withoutACode() {
        return Stream.of(
                Arguments.of(DatabaseFailure.UNREACHABLE, new ConnectException("Connection refused")),
                Arguments.of(DatabaseFailure.UNREACHABLE, new SocketTimeoutException()),
                Arguments.of(DatabaseFailure.UNREACHABLE, new UnknownHostException("db.example")),
                Arguments.of(DatabaseFailure.UNREACHABLE, new EOFException()),
                Arguments.of(DatabaseFailure.UNREACHABLE, new ClosedChannelException()),
                Arguments.of(DatabaseFailure.UNREACHABLE, ClosedConnectionException.INSTANCE),
                Arguments.of(DatabaseFailure.UNREACHABLE, new TimeoutException()),
                Arguments.of(DatabaseFailure.UNREACHABLE, new io.smallrye.mutiny.TimeoutException()),
                Arguments.of(
                        DatabaseFailure.UNREACHABLE,
                        new IllegalStateException("Connection is not active now, current status: CLOSED")),
                Arguments.of(DatabaseFailure.UNREACHABLE, new IllegalStateException("Connection was closed")),
                Arguments.of(
                        DatabaseFailure.UNREACHABLE,
                        new IllegalStateException(
                                "Pending requests failed to be sent due to connection has been closed.")),
                Arguments.of(DatabaseFailure.UNREACHABLE, new IllegalStateException("Pool closed")),
                Arguments.of(DatabaseFailure.TLS, new SSLHandshakeException("untrusted")),
                Arguments.of(DatabaseFailure.TLS, new IllegalStateException("SSL handshake failed")),
                Arguments.of(DatabaseFailure.INPUT_OUTPUT, new FileNotFoundException("ca.pem")),
                Arguments.of(DatabaseFailure.QUEUE_FULL, new ConnectionPoolTooBusyException("full")),
                Arguments.of(
                        DatabaseFailure.STALE_PLAN,
                        new PgException("cached plan must not change result type", "ERROR", "0A000", null)),
                Arguments.of(DatabaseFailure.STALE_PLAN, translated()),
                Arguments.of(
                        DatabaseFailure.STALE_PLAN,
                        new SQLException("ERROR: cached plan must not change result type (0A000)", "0A000")));
    }

    private static PgException translated() {
        return new PgException(
                "gepufferter Plan darf den Ergebnistyp nicht ändern",
                "FEHLER",
                "0A000",
                null,
                null,
                null,
                null,
                null,
                null,
                "plancache.c",
                "1",
                "RevalidateCachedQuery",
                null,
                null,
                null,
                null,
                null);
    }

    @ParameterizedTest
    @MethodSource("withoutACode")
    void failuresWithoutACodeHaveAKind(DatabaseFailure kind, Exception failure) {
        assertKind(kind, failure);
    }

    @Test
    void otherFailuresHaveNone() {
        assertEquals(Optional.empty(), DatabaseFailure.of(new IllegalStateException("sorry")));
        assertEquals(Optional.empty(), DatabaseFailure.of(new HttpClosedException("Connection was closed")));
    }

    @Test
    void codeCountsBeforeTheCauses() {
        Exception failure = new SQLException("cut", "57P01", new EOFException());

        assertEquals(Optional.of(DatabaseFailure.SHUT_DOWN), DatabaseFailure.of(failure));
        assertTrue(DatabaseFailure.UNREACHABLE.isCauseOf(failure));
    }

    @Test
    void constraintIsFoundInEveryLanguage() {
        SQLException german = new SQLException(
                "FEHLER: doppelter Schlüsselwert verletzt Unique-Constraint »account_email_unique« (23505)", "23505");

        assertTrue(DatabaseFailure.violates(new IllegalStateException(german), "account_email_unique"));
        assertFalse(DatabaseFailure.violates(german, "account_username_unique"));
        assertFalse(
                DatabaseFailure.violates(new SQLException("account_email_unique", "23514"), "account_email_unique"));
    }

    private static void assertKind(DatabaseFailure kind, Exception failure) {
        Exception wrapped = new IllegalStateException("wrapped", failure);
        assertAll(
                () -> assertEquals(Optional.of(kind), DatabaseFailure.of(failure)),
                () -> assertEquals(Optional.of(kind), DatabaseFailure.of(wrapped)),
                () -> assertTrue(kind.isCauseOf(wrapped)),
                () -> assertEquals(PASSING.contains(kind), DatabaseFailure.isPassing(wrapped)),
                () -> assertEquals(REPEATABLE.contains(kind), DatabaseFailure.isRepeatable(wrapped)),
                () -> assertEquals(OVERLOADED.contains(kind), kind.isOverloaded()),
                () -> assertEquals(!OVERLOADED.contains(kind) && kind != DatabaseFailure.UNIQUE, kind.isUnavailable()));
    }
}
