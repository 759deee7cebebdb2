package io.keyfolio.feature.cli;

import io.keyfolio.identity.account.email.MailboxCheck;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;

/** The command that lists accounts of earlier releases that share a mailbox with another account. */
final class CheckMailboxes {

    static final String NAME = "check-mailboxes";

    private static final int DONE = 0;
    private static final int SOME_SHARED = 1;

    private final PrintStream out;
    private final PrintStream err;

    CheckMailboxes(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    int run() {
        return new AccountCommand(err).run(this::check);
    }

    private int check(Connection database) throws SQLException {
        MailboxCheck.Outcome outcome = new MailboxCheck(database).run();
        outcome.shared().forEach(shared -> out.println("keyfolio: " + shared));
        out.println(
                "keyfolio: addresses brought into the new form: " + outcome.changed() + "; left because another account"
                        + " has the mailbox: " + outcome.shared().size());
        return outcome.shared().isEmpty() ? DONE : SOME_SHARED;
    }
}
