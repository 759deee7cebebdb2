package io.keyfolio.identity.account;

import io.keyfolio.identity.id.AccountId;
import io.keyfolio.platform.concurrency.AccountConcurrencyLimit;
import io.keyfolio.platform.concurrency.Deadline;
import io.keyfolio.platform.problem.DomainException.Overloaded;
import io.keyfolio.platform.transaction.BoundedTransactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Runs the transactions that change an account: two at once for one account, and half of the connection pool for all accounts. A
 * row that is locked for long therefore delays its own account, and leaves connections to the others. A transaction that waits
 * too long changes nothing and fails with {@link Overloaded}.
 */
@Singleton
public class AccountTransactions {

    /** More than one, so that a slow change does not block all others of its account. */
    private static final int MOST_OF_ACCOUNT = 2;

    private static final int MOST_WAITING_OF_ACCOUNT = 200;

    private final BoundedTransactions transactions;
    private final AccountConcurrencyLimit turns;

    AccountTransactions(
            BoundedTransactions transactions,
            Deadline deadline,
            @ConfigProperty(name = "keyfolio.db.pool-size") int poolSize) {
        this.transactions = transactions;
        this.turns = new AccountConcurrencyLimit(
                MOST_OF_ACCOUNT, MOST_WAITING_OF_ACCOUNT, Math.max(1, poolSize / 2), deadline.time());
    }

    /** Runs a change in a Hibernate session. */
    public <T> Uni<T> run(AccountId account, Supplier<Uni<T>> change) {
        return turns.run(account, () -> transactions.runInSession(change));
    }

    /** Runs statements of the reactive client. */
    public <T> Uni<T> runPlain(AccountId account, Function<SqlConnection, Uni<T>> statements) {
        return turns.run(account, () -> transactions.run(statements));
    }
}
