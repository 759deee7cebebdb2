package io.keyfolio.platform.concurrency;

import io.keyfolio.platform.problem.DomainException.Overloaded;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.Dependent;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Bounds how many lists of a kind are in memory at once, however many ask: a list may be a thousand times as large as the
 * request for it. Each bean that lists something has turns of its own, so that one kind of list does not wait for another.
 */
@Dependent
public class ListConcurrencyLimit {

    /** With two for each of the kinds, lists leave most of the pool to everything else. */
    private static final int MOST_AT_ONCE = 2;

    private static final int MOST_OF_ACCOUNT = 1;
    private static final int MOST_WAITING_OF_ACCOUNT = 100;

    private final AccountConcurrencyLimit turns;

    ListConcurrencyLimit(Deadline deadline) {
        this.turns =
                new AccountConcurrencyLimit(MOST_OF_ACCOUNT, MOST_WAITING_OF_ACCOUNT, MOST_AT_ONCE, deadline.time());
    }

    /** Reads a list of the account in its turn; fails with {@link Overloaded} when too many wait, or it waits for too long. */
    public <T> Uni<T> run(UUID account, Supplier<Uni<T>> reading) {
        return turns.run(account, reading);
    }
}
