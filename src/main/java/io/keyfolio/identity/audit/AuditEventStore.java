package io.keyfolio.identity.audit;

import io.keyfolio.platform.database.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** The SQL statements on audit events. {@link AuditEvent} is the entity. */
public final class AuditEventStore {

    private static final String INSERT = """
            insert into audit_event (account_id, at, action, credential_kind, credential_id, target, address, user_agent,
                                     request_id)
            values (%s, $2, $3, $4, $5, $6, $7, $8, $9)
            """;

    private static final String INSERT_OF_ACCOUNT = INSERT.formatted("$1");

    /** An event without an account goes to the account with its e-mail address, if there is one. */
    private static final String INSERT_OF_EMAIL =
            INSERT.formatted("coalesce($1, (select id from account where email_key = $10))");

    private static final String INSERT_OF_COMMAND =
            "insert into audit_event (account_id, at, action, target, address, user_agent) values (?, ?, ?, ?, ?, ?)";

    /** Reads two ranges of an index, each from its end, so that the cost does not grow with the number of events. */
    private static final String SIGN_IN_ADDRESSES = """
            with owner as (select id from account where email_key = $1)
            (select address from audit_event
             where account_id = (select id from owner) and action = 'login.succeeded' order by id desc limit 20)
            union all
            (select address from audit_event
             where account_id = (select id from owner) and action = 'account.created' order by id desc limit 1)
            """;

    private static final String PAGE = """
            select id, at, action, credential_kind, credential_id, target, address, user_agent, request_id
            from audit_event
            where account_id = $1 and id < $2 and %s
              and ($4::timestamptz is null or at >= $4)
              and ($5::timestamptz is null or at < $5)
            order by id desc
            limit $6
            """;

    private static final String PAGE_OF_ANY = PAGE.formatted("$3::text is null");
    private static final String PAGE_OF_ACTION = PAGE.formatted("action = $3");

    /** The only way to remove events: a function of the database, because the service has no right to delete them. */
    private static final String DELETE_OLD = "select forget_audit_events($1, $2)";

    private AuditEventStore() {}

    /** Writes events whose accounts are known. */
    static Uni<?> insert(SqlClient transaction, List<AuditEvent> events) {
        return transaction
                .preparedQuery(INSERT_OF_ACCOUNT)
                .executeBatch(events.stream().map(AuditEvent::row).toList());
    }

    /** Writes rows of events, each followed by the normalized e-mail address of its account or null. */
    static Uni<?> insertOfEmail(SqlClient transaction, List<Tuple> rows) {
        return transaction.preparedQuery(INSERT_OF_EMAIL).executeBatch(rows);
    }

    /** Writes an event of an operator's command: it has no credential and no request. */
    static void insertOfCommand(Connection transaction, AuditEvent event) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(INSERT_OF_COMMAND)) {
            insert.setObject(1, event.account);
            insert.setObject(2, event.at.atOffset(ZoneOffset.UTC));
            insert.setString(3, event.action);
            insert.setString(4, event.target);
            insert.setString(5, event.address);
            insert.setString(6, event.userAgent);
            insert.executeUpdate();
        }
    }

    /** Emits the addresses of the last 20 sign-ins and of the sign-up of the account with an e-mail address. */
    static Uni<List<String>> signInAddresses(SqlClient database, String emailKey) {
        return database.preparedQuery(SIGN_IN_ADDRESSES)
                .execute(Tuple.of(emailKey))
                .map(rows -> Rows.map(rows, row -> row.getString("address")));
    }

    /**
     * Emits a page of an account's events, newest first. The parameters are the account, the id before which the page begins, the
     * action or null, the first time or null, the end time or null, and the number of events.
     */
    public static Uni<RowSet<Row>> page(SqlClient database, Tuple parameters) {
        // One form for each of two indexes: a plan for both cases would use neither index well.
        String statement = parameters.getString(2) == null ? PAGE_OF_ANY : PAGE_OF_ACTION;
        return database.preparedQuery(statement).execute(parameters);
    }

    /** Removes up to {@code limit} events from before a time; emits how many. */
    static Uni<Integer> deleteOld(SqlClient database, OffsetDateTime before, int limit) {
        return database.preparedQuery(DELETE_OLD)
                .execute(Tuple.of(before, limit))
                .map(rows -> rows.iterator().next().getInteger(0));
    }
}
