package io.keyfolio.identity.account.email;

import io.keyfolio.identity.id.AccountId;
import io.keyfolio.platform.database.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;

/** The SQL statements on addresses that accounts wish for. {@link EmailChange} has the queries of the entity. */
public final class EmailChangeStore {

    private static final String STATE = """
            select exists (select from email_change where account_id = $1 and email_key = $2) as wished,
                   exists (select from account where email_key in ($2, $3) and id <> $1)
                   or exists (select from email_undo where email_key = $2 and account_id <> $1 and expires_at > $4) as taken
            """;

    private EmailChangeStore() {}

    /** Emits what has become of the wish of an account for an address. */
    public static Uni<State> state(SqlClient database, AccountId account, String email, Instant now) {
        return database.preparedQuery(STATE)
                .execute(Tuple.of(
                        account.value(), Mailbox.key(email), Mailbox.plainKey(email), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> State.of(Rows.first(rows)));
    }

    /** What has become of a wish. */
    public enum State {
        /** The address is free. */
        OPEN,
        /** Another account has the address, or can have it back. */
        TAKEN,
        /** The account wishes for no address, or for another one. */
        GONE;

        private static State of(Row row) {
            if (!row.getBoolean("wished")) {
                return GONE;
            }
            return row.getBoolean("taken") ? TAKEN : OPEN;
        }
    }
}
