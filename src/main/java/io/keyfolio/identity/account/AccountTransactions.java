package io.keyfolio.identity.account;

import io.keyfolio.platform.concurrency.AccountConcurrencyLimit;
import io.keyfolio.platform.concurrency.Deadline;
import io.keyfolio.platform.database.StatementBounds;
import io.keyfolio.platform.problem.DomainException.Overloaded;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.UUID;
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

    private final Pool database;
    private final AccountConcurrencyLimit turns;

    AccountTransactions(
            Pool database, Deadline deadline, @ConfigProperty(name = "keyfolio.db.pool-size") int poolSize) {
        this.database = database;
        this.turns = new AccountConcurrencyLimit(
                MOST_OF_ACCOUNT, MOST_WAITING_OF_ACCOUNT, Math.max(1, poolSize / 2), deadline.time());
    }

    /** Runs a change in a Hibernate session. */
    public <T> Uni<T> run(UUID account, Supplier<Uni<T>> change) {
        return inTurn(account, () -> Panache.withTransaction(() -> bounded().chain(set -> change.get())));
    }

    /** Runs statements of the reactive client. */
    public <T> Uni<T> runPlain(UUID account, Function<SqlConnection, Uni<T>> statements) {
        return inTurn(
                account,
                () -> database.withTransaction(
                        transaction -> StatementBounds.set(transaction).chain(statements::apply)));
    }

    private static Uni<Integer> bounded() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(StatementBounds.SET).executeUpdate());
    }

    private <T> Uni<T> inTurn(UUID account, Supplier<Uni<T>> transaction) {
        return turns.run(account, transaction)
                .onFailure(StatementBounds::areCauseOf)
                .transform(ended -> new Overloaded());
    }
}
