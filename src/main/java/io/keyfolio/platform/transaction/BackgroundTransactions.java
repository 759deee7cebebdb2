package io.keyfolio.platform.transaction;

import io.keyfolio.platform.concurrency.ConcurrencyLimiter;
import io.keyfolio.platform.concurrency.Deadline;
import io.keyfolio.platform.database.address.DatabaseConfig;
import io.keyfolio.platform.problem.DomainException.Overloaded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Function;

/**
 * Runs the transactions that no request waits for. All of them together use a quarter of the connection pool, and checks of revoked
 * credentials one connection more, so that requests always find a connection. Other work waits for its turn.
 */
@Singleton
public class BackgroundTransactions {

    private static final int PART_OF_POOL = 4;
    private static final int HOUSEKEEPING_DEADLINES = 10;

    private final BoundedTransactions transactions;
    private final Deadline deadline;
    private final ConcurrencyLimiter turns;
    private final ConcurrencyLimiter checks;

    BackgroundTransactions(BoundedTransactions transactions, Deadline deadline, DatabaseConfig config) {
        this.transactions = transactions;
        this.deadline = deadline;
        this.turns = limiter(Math.max(1, config.poolSize() / PART_OF_POOL), deadline);
        this.checks = limiter(1, deadline);
    }

    private static ConcurrencyLimiter limiter(int most, Deadline deadline) {
        return new ConcurrencyLimiter(most, Integer.MAX_VALUE, deadline.time());
    }

    /** Runs statements within the deadline of requests; fails with {@link Overloaded} when they wait too long. */
    public <T> Uni<T> run(Function<SqlConnection, Uni<T>> statements) {
        return deadline.limit(turns.run(() -> transactions.run(statements)));
    }

    /** Runs a check of revoked credentials, which does not wait behind other work. */
    public <T> Uni<T> runCheck(Function<SqlConnection, Uni<T>> statements) {
        return deadline.limit(checks.run(() -> transactions.run(statements)));
    }

    /** Runs the statements of a clean-up, which may take ten times as long. */
    public <T> Uni<T> runHousekeeping(Function<SqlConnection, Uni<T>> statements) {
        Duration limit = deadline.time().multipliedBy(HOUSEKEEPING_DEADLINES);
        return turns.run(() -> transactions.runWithin(limit, statements));
    }
}
