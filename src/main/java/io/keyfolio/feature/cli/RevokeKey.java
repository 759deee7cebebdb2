package io.keyfolio.feature.cli;

import io.keyfolio.identity.apikey.ApiKeyStore;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.OperatorAuditTrail;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** The command that revokes an API key by its id, after a leak for example. */
final class RevokeKey {

    static final String NAME = "revoke-key";

    private static final int DONE = 0;
    private static final int NOT_FOUND = 1;
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private final PrintStream out;
    private final PrintStream err;

    RevokeKey(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** The id that a text is. Any other text may be a token and is never printed. */
    static long parseId(String text) {
        if (!ID.matcher(text).matches()) {
            throw new TypeConversionException("not an id");
        }
        return Long.parseLong(text);
    }

    int run(long id) {
        return new AccountCommand(err).run(database -> revoke(id, database));
    }

    private int revoke(long id, Connection database) throws SQLException {
        database.setAutoCommit(false);
        Optional<UUID> owner = ApiKeyStore.revoke(database, id);
        if (owner.isEmpty()) {
            err.println("keyfolio: no API key has the id " + id);
            return NOT_FOUND;
        }
        new OperatorAuditTrail(database, "keyfolio " + NAME, Clock.systemUTC())
                .note(owner.get(), AuditAction.API_KEY_REVOKED, id);
        database.commit();
        out.println("keyfolio: API key " + id + " of account " + owner.get() + " revoked");
        return DONE;
    }
}
