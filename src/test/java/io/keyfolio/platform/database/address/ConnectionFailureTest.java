package io.keyfolio.platform.database.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.vertx.pgclient.SslMode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The messages of connection failures. */
class ConnectionFailureTest {

    private static final DatabaseAddress ADDRESS = new DatabaseAddress(
            List.of(new DatabaseHost("db.invalid", 5432)),
            "keyfolio",
            "keyfolio",
            new DatabasePassword(Optional.empty(), Optional.empty()),
            new DatabaseTls(SslMode.PREFER, Optional.empty()));

    @Test
    void hostThatDoesNotResolveIsCalledThatHoweverDeepTheCauseIs() {
        Throwable failure = new IllegalStateException(new IOException(new UnknownHostException("db.invalid")));

        assertEquals(
                Optional.of("KEYFOLIO_DB_HOST: db.invalid does not resolve"),
                ConnectionFailure.unresolved(ADDRESS, failure));
    }

    @Test
    void hostThatResolvesIsNotBlamed() {
        Throwable failure = new IOException(new ConnectException("Connection refused"));

        assertEquals(Optional.empty(), ConnectionFailure.unresolved(ADDRESS, failure));
        assertSame(failure, ConnectionFailure.naming("KEYFOLIO_DB_LISTEN_HOST", "db.invalid", failure));
        assertEquals("Connection refused", ConnectionFailure.reason(failure));
    }

    @Test
    void reasonOfAnUnknownHostIsASentence() {
        Throwable failure = new UnknownHostException("db.invalid: Name or service not known");

        assertEquals("db.invalid does not resolve", ConnectionFailure.reason(failure));
    }
}
