package io.keyfolio.identity.audit;

import io.keyfolio.platform.transaction.StatementRetry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;

/** The addresses of recent sign-ins to an account, from its audit events. */
@Singleton
public class SignInAddresses {

    private final Pool database;

    SignInAddresses(Pool database) {
        this.database = database;
    }

    /** Lists the addresses of the last 20 sign-ins and of the sign-up of the account; empty when there is no such account. */
    public Uni<List<String>> listRecent(String emailKey) {
        return StatementRetry.once(database, client -> AuditEventStore.signInAddresses(client, emailKey));
    }
}
