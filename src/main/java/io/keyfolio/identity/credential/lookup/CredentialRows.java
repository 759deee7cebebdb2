package io.keyfolio.identity.credential.lookup;

import io.keyfolio.identity.account.AccountSnapshotColumns;
import io.keyfolio.identity.credential.Credential;
import io.keyfolio.identity.credential.VerifiedCredential;
import io.keyfolio.identity.id.AccountId;
import io.vertx.mutiny.sqlclient.Row;

/** Makes look-up results of the rows of credentials, which have the columns of {@link AccountSnapshotColumns}. */
public final class CredentialRows {

    private CredentialRows() {}

    /** The account that the credential of a row belongs to. */
    public static AccountId owner(Row row) {
        return AccountSnapshotColumns.id(row);
    }

    /** The result for a credential from a row, with its account and its times: {@code issued_at} and {@code expires_at}. */
    public static LookupResult found(Credential credential, Row row) {
        VerifiedCredential verified = new VerifiedCredential(
                credential,
                AccountSnapshotColumns.read(row),
                AccountSnapshotColumns.instant(row, "issued_at"),
                AccountSnapshotColumns.instant(row, "expires_at"));
        return new LookupResult(verified, true, AccountSnapshotColumns.timeline(row));
    }
}
