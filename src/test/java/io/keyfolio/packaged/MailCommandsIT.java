package io.keyfolio.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.FreshDatabases.Database;
import io.keyfolio.testing.PackagedKeyfolio;
import io.keyfolio.testing.Program.Outcome;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The commands by which an operator looks after mails and the addresses of accounts. */
class MailCommandsIT {

    private static final String ACCOUNT =
            "insert into account (id, username, username_key, email, email_key, name, password_hash,"
                    + " key_digest, key_sealed, key_sealed_by, created_at) values (gen_random_uuid(), '%1$s', '%1$s', '%2$s', '%3$s', '%1$s',"
                    + " '$2a$04$', sha256('%1$s'), '', 'k1', now())";

    @RegisterExtension
    private static final FreshDatabases databases = FreshDatabases.start();

    private static Database database;

    @BeforeAll
    static void migrate() throws Exception {
        database = databases.makeMigrated();
    }

    @Test
    void deadMailsAreListedAndTriedAgain() throws Exception {
        database.execute(
                "insert into mail (kind, recipient, recipient_key, created_at, due_at, attempts, ended_at, outcome, failure)"
                        + " values ('reset-password', 'ada@example.com', 'ada@example.com', '2026-01-02 03:04:05Z', now(), 3, now(), 'dead',"
                        + " '550 no such mailbox')");

        Outcome list = PackagedKeyfolio.run(database.variables(), "dead-mails");
        Outcome retry = PackagedKeyfolio.run(database.variables(), "retry-dead-mails");
        Outcome empty = PackagedKeyfolio.run(database.variables(), "dead-mails");

        assertEquals(0, list.exitCode(), list::err);
        assertTrue(
                list.out()
                        .matches("\\d+ reset-password to ada@example.com of 2026-01-02T03:04:05Z, attempts: 3,"
                                + " failure: 550 no such mailbox\n"),
                list.out());
        assertEquals("keyfolio: dead mails to be tried again: 1\n", retry.out());
        assertEquals("", empty.out());
        assertEquals("1", database.one("select count(*) from mail where ended_at is null and due_at <= now()"));
    }

    @Test
    void accountsThatShareAMailboxAreListed() throws Exception {
        insert("first", "ada@b\u00fccher.example");
        insert("second", "ada@xn--bcher-kva.example");
        insert("third", "\"bob\"@example.com");

        Outcome outcome = PackagedKeyfolio.run(database.variables(), "check-mailboxes");

        assertEquals(1, outcome.exitCode(), outcome::err);
        List<String> lines = outcome.out().lines().toList();
        assertTrue(
                lines.get(0)
                        .matches("keyfolio: ada@xn--bcher-kva.example of second \\(.*\\) names the mailbox of"
                                + " ada@b\u00fccher.example of first \\(.*\\)"),
                outcome.out());
        assertEquals(
                "keyfolio: addresses brought into the new form: 1; left because another account has the mailbox: 1",
                lines.get(1));
        assertEquals("bob@example.com", database.one("select email_key from account where username = 'third'"));

        database.execute("delete from account where username = 'first'");

        assertEquals(
                0, PackagedKeyfolio.run(database.variables(), "check-mailboxes").exitCode());
        assertEquals(
                "ada@b\u00fccher.example", database.one("select email_key from account where username = 'second'"));
    }

    private static void insert(String username, String email) throws Exception {
        database.execute(ACCOUNT.formatted(username, email, email));
    }
}
