package io.keyfolio.platform.concurrency;

import io.keyfolio.platform.problem.DomainException.Overloaded;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * A concurrency limit for one kind of work: a few at once for each account, and a few more for all accounts together. An
 * account that requests much waits behind its own requests, and rarely delays other accounts.
 */
public final class AccountConcurrencyLimit {

    private final int mostOfAccount;
    private final int mostWaitingOfAccount;
    private final Duration longestWait;
    private final ConcurrencyLimiter ofAll;
    private final ConcurrentMap<Object, Turns> ofAccounts = new ConcurrentHashMap<>();

    /**
     * Takes the limits for one account, for all accounts, and for the wait. The queue of all accounts needs no limit of its
     * own, because each account bounds what it adds to it.
     */
    public AccountConcurrencyLimit(int mostOfAccount, int mostWaitingOfAccount, int mostOfAll, Duration longestWait) {
        this.mostOfAccount = mostOfAccount;
        this.mostWaitingOfAccount = mostWaitingOfAccount;
        this.longestWait = longestWait;
        this.ofAll = new ConcurrencyLimiter(mostOfAll, Integer.MAX_VALUE, longestWait);
    }

    /**
     * Does the work in its turn, on the caller's context; fails with {@link Overloaded} when the queue is full or the wait too
     * long.
     */
    public <T> Uni<T> run(Object account, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> enter(account)
                .run(() -> ofAll.run(work))
                .onTermination()
                .invoke(() -> leave(account)));
    }

    private ConcurrencyLimiter enter(Object account) {
        return ofAccounts
                .compute(account, (id, turns) -> turns == null ? first() : turns.with(1))
                .queue();
    }

    private void leave(Object account) {
        ofAccounts.computeIfPresent(account, (id, turns) -> turns.users() == 1 ? null : turns.with(-1));
    }

    private Turns first() {
        return new Turns(new ConcurrencyLimiter(mostOfAccount, mostWaitingOfAccount, longestWait), 1);
    }

    /** The queue of an account and the number of its users; it is removed with the last user. */
    private record Turns(ConcurrencyLimiter queue, int users) {

        Turns with(int more) {
            return new Turns(queue, users + more);
        }
    }
}
