package io.keyfolio.platform.concurrency;

import io.keyfolio.platform.problem.DomainException.Overloaded;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.Dependent;
import java.util.function.Supplier;

/**
 * A concurrency limit for lists of one kind in memory: a list may be a thousand times as large as the request for it. Each bean
 * that reads lists has its own limit, so that one kind of list does not delay another.
 */
@Dependent
public class ListConcurrencyLimit {

    /** Two for each kind of list, so that lists leave most of the connection pool to other work. */
    private static final int MOST_AT_ONCE = 2;

    private static final int MOST_OF_ACCOUNT = 1;
    private static final int MOST_WAITING_OF_ACCOUNT = 100;

    private final AccountConcurrencyLimit turns;

    ListConcurrencyLimit(Deadline deadline) {
        this.turns =
                new AccountConcurrencyLimit(MOST_OF_ACCOUNT, MOST_WAITING_OF_ACCOUNT, MOST_AT_ONCE, deadline.time());
    }

    /**
     * Reads a list of the account with an id in its turn; fails with {@link Overloaded} when the queue is full or the wait too
     * long.
     */
    public <T> Uni<T> run(Object account, Supplier<Uni<T>> reading) {
        return turns.run(account, reading);
    }
}
