package io.keyfolio.identity.account.email;

import io.keyfolio.identity.account.email.MailboxStore.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings the addresses of earlier releases, which did not know that two ways to write an address can name one mailbox, into the form of
 * {@link Mailbox}.
 */
public final class MailboxCheck {

    private final Connection database;

    public MailboxCheck(Connection database) {
        this.database = database;
    }

    /** Changes the form of each address whose mailbox no other account has, and returns a sentence on each other one. */
    public Outcome run() throws SQLException {
        int changed = 0;
        List<String> shared = new ArrayList<>();
        for (Address address : MailboxStore.list(database)) {
            String key = Mailbox.key(address.email());
            if (key.equals(address.key())) {
                continue;
            }
            if (MailboxStore.replaceKey(database, address, key)) {
                changed++;
            } else {
                shared.add(sentence(address, key));
            }
        }
        return new Outcome(changed, shared);
    }

    private String sentence(Address address, String key) throws SQLException {
        String other = MailboxStore.find(database, key).map(Address::describe).orElse("another account");
        return address.describe() + " names the mailbox of " + other;
    }

    /** How many addresses were changed, and sentences on those that share a mailbox. */
    public record Outcome(int changed, List<String> shared) {}
}
