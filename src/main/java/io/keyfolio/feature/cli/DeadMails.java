package io.keyfolio.feature.cli;

import io.keyfolio.identity.mail.dead.DeadMail;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;

/** The commands that list mails that were not sent, and that have the service try them again. */
final class DeadMails {

    static final String LIST = "dead-mails";
    static final String RETRY = "retry-dead-mails";

    private static final int DONE = 0;

    private final PrintStream out;
    private final PrintStream err;

    DeadMails(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    int list() {
        return new AccountCommand(err).run(this::list);
    }

    int retry() {
        return new AccountCommand(err).run(this::retry);
    }

    private int list(Connection database) throws SQLException {
        DeadMail.list(database).forEach(mail -> out.println(mail.describe()));
        return DONE;
    }

    private int retry(Connection database) throws SQLException {
        out.println("keyfolio: dead mails to be tried again: "
                + DeadMail.retryAll(database, Clock.systemUTC().instant()));
        return DONE;
    }
}
