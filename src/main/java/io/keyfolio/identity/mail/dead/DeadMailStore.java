package io.keyfolio.identity.mail.dead;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The SQL statements on mails that no worker tries to send any more; JDBC. */
final class DeadMailStore {

    private static final String LIST =
            "select id, kind, recipient, created_at, attempts, coalesce(failure, '') as failure from mail"
                    + " where outcome = 'dead' order by id";

    private static final String RETRY =
            "update mail set ended_at = null, outcome = null, due_at = ? where outcome = 'dead'";

    private DeadMailStore() {}

    static List<DeadMail> list(Connection database) throws SQLException {
        try (PreparedStatement query = database.prepareStatement(LIST);
                ResultSet rows = query.executeQuery()) {
            List<DeadMail> mails = new ArrayList<>();
            while (rows.next()) {
                mails.add(new DeadMail(
                        rows.getLong("id"),
                        rows.getString("kind"),
                        rows.getString("recipient"),
                        rows.getObject("created_at", OffsetDateTime.class).toInstant(),
                        rows.getInt("attempts"),
                        rows.getString("failure")));
            }
            return mails;
        }
    }

    /** Makes all dead mails due at a time; returns how many there were. */
    static int retryAll(Connection database, Instant dueAt) throws SQLException {
        try (PreparedStatement update = database.prepareStatement(RETRY)) {
            update.setObject(1, dueAt.atOffset(ZoneOffset.UTC));
            return update.executeUpdate();
        }
    }
}
