package io.keyfolio.identity.mail.dead;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A mail that was not sent and that no worker tries to send any more; the failure is that of its last attempt. */
public record DeadMail(long id, String kind, String recipient, Instant createdAt, int attempts, String failure) {

    /** Lists the dead mails; the oldest is the first. */
    public static List<DeadMail> list(Connection database) throws SQLException {
        return DeadMailStore.list(database);
    }

    /** Has the workers of the service try all dead mails again at once; returns how many there are. */
    public static int retryAll(Connection database, Instant now) throws SQLException {
        return DeadMailStore.retryAll(database, now);
    }

    /** The mail in one line. */
    public String describe() {
        return id + " " + kind + " to " + recipient + " of " + createdAt.truncatedTo(ChronoUnit.SECONDS)
                + ", attempts: " + attempts + ", failure: "
                + failure.lines().findFirst().orElse("");
    }
}
