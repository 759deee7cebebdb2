package io.keyfolio.identity.account;

import io.keyfolio.identity.id.AccountId;
import io.keyfolio.platform.crypto.Sealer;
import io.keyfolio.platform.database.primary.ServerState;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;

/** The columns of the account that each look-up of a credential selects, and the timeline of the server. */
public final class AccountSnapshotColumns {

    /** Their names, for the list of a select statement. */
    public static final String NAMES =
            "account.id as owner, username, email, email_verified_at is not null as email_verified,"
                    + " account.name as owner_name, avatar_url,"
                    + " account.created_at as owner_since, key_sealed, key_sealed_by, timezone, language, theme, "
                    + ServerState.TIMELINE + " as timeline";

    private AccountSnapshotColumns() {}

    /** The account's id. */
    public static AccountId id(Row row) {
        return new AccountId(row.getUUID("owner"));
    }

    /** The account at the time of the look-up. */
    public static AccountSnapshot read(Row row) {
        return new AccountSnapshot(
                id(row),
                row.getString("username"),
                row.getString("email"),
                row.getBoolean("email_verified"),
                row.getString("owner_name"),
                row.getString("avatar_url"),
                instant(row, "owner_since"),
                new Sealer.Sealed(
                        row.getString("key_sealed_by"),
                        row.getBuffer("key_sealed").getBytes()),
                row.getString("timezone"),
                row.getString("language"),
                row.getString("theme"));
    }

    /** The timeline of the server that the row was read from. */
    public static int timeline(Row row) {
        return row.getInteger("timeline");
    }

    /** The time in a column; null if the column is null. */
    public static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
