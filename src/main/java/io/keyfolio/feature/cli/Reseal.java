package io.keyfolio.feature.cli;

import io.keyfolio.identity.account.SealingKeyRotation;
import io.keyfolio.platform.crypto.Sealer;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;

/** The command that seals every account API key with the first sealing key, so that the others can be removed. */
final class Reseal {

    private static final int DONE = 0;
    private static final int SOME_LEFT = 1;

    private final PrintStream out;
    private final PrintStream err;

    Reseal(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    int run() {
        return new AccountCommand(err).runSealed(this::reseal);
    }

    private int reseal(Connection database, Sealer sealer) throws SQLException {
        SealingKeyRotation.Outcome outcome = new SealingKeyRotation(
                        database,
                        sealer,
                        done -> out.println("keyfolio: " + done),
                        fault -> err.println("keyfolio: " + fault))
                .run();
        out.println("keyfolio: resealed with " + sealer.sealingKeyId() + ": " + outcome.resealed()
                + "; left under other keys: " + outcome.left());
        return outcome.left() == 0 ? DONE : SOME_LEFT;
    }
}
