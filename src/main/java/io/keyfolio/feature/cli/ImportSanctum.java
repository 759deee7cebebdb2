package io.keyfolio.feature.cli;

import io.keyfolio.feature.sanctum.SanctumExport;
import io.keyfolio.feature.sanctum.SanctumImport;
import io.keyfolio.feature.sanctum.SkippedRow;
import io.keyfolio.platform.crypto.Sealer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;

/** The command that imports accounts and tokens of a Laravel application from a file, and reports every line that it skips. */
final class ImportSanctum {

    static final String NAME = "import-sanctum";

    private static final int DONE = 0;
    private static final int SOME_SKIPPED = 1;

    private final PrintStream out;
    private final PrintStream err;

    ImportSanctum(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    int run(String file) {
        return new AccountCommand(err).runSealed((database, sealer) -> takeOver(Path.of(file), database, sealer));
    }

    private int takeOver(Path file, Connection database, Sealer sealer) throws SQLException, IOException {
        SanctumExport export = SanctumExport.read(file);
        SanctumImport.Outcome outcome = new SanctumImport(database, sealer, Clock.systemUTC()).takeOver(export);
        outcome.skipped().stream().sorted().forEach(this::report);
        out.println("keyfolio: accounts taken over: " + outcome.accounts() + ", with tokens: " + outcome.tokens()
                + "; taken over before: " + outcome.before()
                + "; lines skipped: " + outcome.skipped().size());
        if (outcome.accounts() > 0) {
            out.println("keyfolio: the highest cost of their password hashes is " + export.highestCost()
                    + "; KEYFOLIO_PASSWORD_BCRYPT_COST should be no lower");
        }
        return outcome.skipped().isEmpty() ? DONE : SOME_SKIPPED;
    }

    private void report(SkippedRow skippedRow) {
        err.println("keyfolio: line " + skippedRow.line() + ": " + skippedRow.reason());
    }
}
