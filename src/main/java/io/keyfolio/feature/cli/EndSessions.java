package io.keyfolio.feature.cli;

import io.keyfolio.identity.account.AccountReference;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.OperatorAuditTrail;
import io.keyfolio.identity.session.SessionStore;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;

/** The command that ends all sessions of an account, after a break-in for example. */
final class EndSessions {

    static final String NAME = "end-sessions";

    private static final int DONE = 0;

    private final PrintStream out;
    private final PrintStream err;

    EndSessions(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    int run(String account) {
        return new AccountCommand(err).run(database -> end(account, database));
    }

    private int end(String named, Connection database) throws SQLException {
        database.setAutoCommit(false);
        AccountReference account = AccountReference.requireLocked(database, named);
        int ended = SessionStore.endAll(database, account.id());
        new OperatorAuditTrail(database, "keyfolio " + NAME, Clock.systemUTC())
                .note(account.id(), AuditAction.OTHER_SESSIONS_ENDED, null);
        database.commit();
        out.println("keyfolio: sessions of " + account.username() + " ("
                + account.id().value() + ") ended: " + ended);
        return DONE;
    }
}
