package io.keyfolio.identity.credential.lookup;

import io.keyfolio.identity.credential.Credential;
import io.keyfolio.identity.credential.VerifiedCredential;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Reads the rows of credentials with the reactive client, because this path needs no entity. */
@Singleton
public class CredentialRows {

    /** The columns that each statement selects of the account; it also selects {@code issued_at} and {@code expires_at}. */
    public static final String OWNER = AccountSnapshotColumns.NAMES;

    private final Pool database;

    CredentialRows(Pool database) {
        this.database = database;
    }

    /** Emits the row that a statement finds, or null. */
    public Uni<Row> find(String sql, Tuple parameters) {
        return database.preparedQuery(sql)
                .execute(parameters)
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next());
    }

    /** The account that the credential of a row belongs to. */
    public static UUID owner(Row row) {
        return AccountSnapshotColumns.id(row);
    }

    /** The result for a credential from a row, with its account and its times. */
    public static LookupResult found(Credential credential, Row row) {
        VerifiedCredential verified = new VerifiedCredential(
                credential,
                AccountSnapshotColumns.read(row),
                AccountSnapshotColumns.instant(row, "issued_at"),
                AccountSnapshotColumns.instant(row, "expires_at"));
        return new LookupResult(verified, true);
    }
}
