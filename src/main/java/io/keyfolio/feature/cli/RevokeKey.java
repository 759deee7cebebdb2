package io.keyfolio.feature.cli;

import io.keyfolio.identity.apikey.ApiKeyStore;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.OperatorAuditTrail;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.id.ApiKeyId;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.TypeConversionException;

/** The command that revokes an API key by its id, after a leak for example. */
final class RevokeKey {

    static final String NAME = "revoke-key";

    private static final int DONE = 0;
    private static final int NOT_FOUND = 1;

    private final PrintStream out;
    private final PrintStream err;

    RevokeKey(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** The id that a text is. Any other text may be a token and is never printed. */
    static ApiKeyId parseId(String text) {
        return ApiKeyId.parse(text).orElseThrow(() -> new TypeConversionException("not an id"));
    }

    int run(ApiKeyId id) {
        return new AccountCommand(err).run(database -> revoke(id, database));
    }

    private int revoke(ApiKeyId id, Connection database) throws SQLException {
        database.setAutoCommit(false);
        Optional<AccountId> owner = ApiKeyStore.revoke(database, id);
        if (owner.isEmpty()) {
            err.println("keyfolio: no API key has the id " + id);
            return NOT_FOUND;
        }
        new OperatorAuditTrail(database, "keyfolio " + NAME, Clock.systemUTC())
                .note(owner.get(), AuditAction.API_KEY_REVOKED, id);
        database.commit();
        out.println("keyfolio: API key " + id + " of account " + owner.get().value() + " revoked");
        return DONE;
    }
}
