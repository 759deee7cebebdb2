package io.keyfolio.identity.credential.lookup;

import io.keyfolio.identity.credential.Credential;
import io.keyfolio.identity.credential.VerifiedCredential;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Reads the rows of credentials, outside Hibernate because nothing else on this path needs an entity. */
@Singleton
public class CredentialRows {

    /** What each statement selects of the account, beside {@code issued_at} and {@code expires_at} of the credential. */
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

    /** The account that the credential in a row belongs to. */
    public static UUID owner(Row row) {
        return AccountSnapshotColumns.id(row);
    }

    /** The credential that was read from a row, with its owner and its time. */
    public static LookupResult found(Credential credential, Row row) {
        VerifiedCredential verified = new VerifiedCredential(
                credential,
                AccountSnapshotColumns.read(row),
                AccountSnapshotColumns.instant(row, "issued_at"),
                AccountSnapshotColumns.instant(row, "expires_at"));
        return new LookupResult(verified, true);
    }
}
