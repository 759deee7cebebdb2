package io.keyfolio.identity.mail;

import io.keyfolio.identity.account.email.Mailbox;
import io.keyfolio.identity.id.AccountId;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * The account that a mail goes to.
 *
 * @param verifiedAt when its address was verified; null if never
 */
public record Recipient(AccountId account, String email, String emailKey, String language, Instant verifiedAt) {

    /** Reads a row of {@code AccountStore}. */
    public static Recipient of(Row row) {
        OffsetDateTime verified = row.getOffsetDateTime("email_verified_at");
        return new Recipient(
                new AccountId(row.getUUID("id")),
                row.getString("email"),
                row.getString("email_key"),
                row.getString("language"),
                verified == null ? null : verified.toInstant());
    }

    /** The account at an address that it had, or that it wishes for. */
    Recipient at(String address) {
        return new Recipient(account, address, Mailbox.key(address), language, verifiedAt);
    }

    @Override
    public String toString() {
        return "Recipient[" + account + "]";
    }
}
