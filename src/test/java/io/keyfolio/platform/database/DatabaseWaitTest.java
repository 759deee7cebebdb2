package io.keyfolio.platform.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.platform.database.address.DatabaseAddress;
import io.keyfolio.platform.database.address.DatabaseHost;
import io.keyfolio.platform.database.address.DatabasePassword;
import io.keyfolio.platform.database.address.DatabaseTls;
import io.vertx.pgclient.PgException;
import io.vertx.pgclient.SslMode;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The connection failures after which the start waits, and the duration. */
@Tag("programs")
class DatabaseWaitTest {

    private static final DatabaseAddress ANY = new DatabaseAddress(
            List.of(new DatabaseHost("db.example", 5432)),
            "keyfolio",
            "keyfolio",
            new DatabasePassword(Optional.empty(), Optional.empty()),
            new DatabaseTls(SslMode.PREFER, Optional.empty()));

    private final List<String> log = new ArrayList<>();

    static Stream<Exception> notReady() {
        return Stream.of(
                new SQLException("refused", "08001", new ConnectException("Connection refused")),
                new SQLException("unknown", "08001", new UnknownHostException("db.example")),
                new SQLException("cut", "08006", new EOFException()),
                new SQLException("the database system is starting up", "57P03"),
                new SQLException("sorry, too many clients already", "53300"),
                new PgException("the database system is starting up", "FATAL", "57P03", null),
                new IllegalStateException(new ConnectException("Connection refused")),
                new io.smallrye.mutiny.TimeoutException());
    }

    static Stream<Exception> lasting() {
        return Stream.of(
                new SQLException("password authentication failed", "28P01"),
                new PgException("password authentication failed", "FATAL", "28P01", null),
                new SQLException("role does not exist", "28000"),
                new SQLException("database does not exist", "3D000"),
                new SQLException("permission denied for database", "42501"),
                new SQLException("cannot execute CREATE TABLE in a read-only transaction", "25006"),
                new SQLException("no certificate", "08006", new FileNotFoundException("ca.pem")),
                new SQLException(
                        "untrusted", "08006", new SSLHandshakeException("untrusted").initCause(new EOFException())),
                new IllegalStateException("its encoding is LATIN1"));
    }

    @ParameterizedTest
    @MethodSource("notReady")
    void databaseThatIsNotReadyIsWaitedFor(Exception failure) throws Exception {
        Iterator<Exception> failures = List.of(failure, failure).iterator();

        String answer = new DatabaseWait(Duration.ofSeconds(20), log::add).until(ANY, () -> {
            if (failures.hasNext()) {
                throw failures.next();
            }
            return "ready";
        });

        assertEquals("ready", answer);
        assertEquals(1, log.size(), log::toString);
        assertTrue(log.get(0).startsWith("PostgreSQL at db.example:5432/keyfolio is not ready ("), log::toString);
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void failureThatTimeDoesNotMendIsNotWaitedFor(Exception failure) {
        assertEquals(1, attempts(Duration.ofSeconds(20), failure));
        assertEquals(List.of(), log);
    }

    @Test
    void nothingIsWaitedForUnlessAskedTo() {
        assertEquals(1, attempts(Duration.ZERO, new ConnectException("Connection refused")));
        assertEquals(List.of(), log);
    }

    @Test
    void waitEnds() {
        assertTrue(attempts(Duration.ofMillis(600), new ConnectException("Connection refused")) > 1);
    }

    private int attempts(Duration limit, Exception failure) {
        int[] attempts = {0};
        Exception thrown = assertThrows(Exception.class, () -> new DatabaseWait(limit, log::add).until(ANY, () -> {
            attempts[0]++;
            throw failure;
        }));
        assertEquals(failure, thrown);
        return attempts[0];
    }
}
