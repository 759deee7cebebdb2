package io.keyfolio.ratelimit;

import io.keyfolio.client.Client;
import io.keyfolio.client.ClientPrefix;
import io.keyfolio.problem.Overloaded;
import io.keyfolio.problem.RateLimited;
import io.keyfolio.security.CryptoWorkers;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Slows down who guesses passwords, and stops them for a while: for one account from one address, and for one address
 * whatever the accounts, so that nobody can shut somebody elsewhere out. A password that fits costs nothing, and what failed
 * for its account from there is forgotten.
 */
@Singleton
public class PasswordAttempts {

    private static final Duration TURN = Duration.ofMillis(100);

    private final Limit limit;
    private final Limit ofAddresses;
    private final Client client;
    private final Delays delays;
    private final AccountDelay ofAccount;
    private final PasswordEvents events;
    private final int share;
    private final Underway ofAttempt = new Underway();
    private final Underway ofAddress = new Underway();

    PasswordAttempts(
            Limits limits,
            Client client,
            Delays delays,
            AccountDelay ofAccount,
            PasswordEvents events,
            CryptoWorkers workers) {
        this.limit = limits.wrongPassword();
        this.ofAddresses = limits.addressPassword();
        this.client = client;
        this.delays = delays;
        this.ofAccount = ofAccount;
        this.events = events;
        this.share = workers.share();
    }

    /**
     * Does the check, later the more of them have failed; fails with {@link RateLimited} when too many have, and with
     * {@link Overloaded} when too many are under way from that address. The account is named by its e-mail address, as it is
     * compared.
     */
    public <T> Uni<T> guard(String account, Supplier<Uni<T>> check, Predicate<Throwable> isWrongPassword) {
        if (!limit.isEnabled()) {
            return check.get();
        }
        Attempt attempt = new Attempt(account, ClientPrefix.of(client.address()), client.request());
        Standing ofAddress = ofAddresses.isEnabled() ? ofAddresses.peek(attempt.address()) : null;
        if (ofAddress != null && !ofAddress.isAdmitted()) {
            return stopped(attempt, ofAddress);
        }
        return Uni.createFrom().deferred(() -> admitted(attempt, () -> counted(attempt, check, isWrongPassword)));
    }

    private <T> Uni<T> admitted(Attempt attempt, Supplier<Uni<T>> check) {
        Uni<T> outcome = ofAddress.begin(attempt.address()) > share
                ? Uni.createFrom().failure(new Overloaded())
                : inTurn(attempt, check);
        return outcome.onTermination().invoke(() -> ofAddress.end(attempt.address()));
    }

    private <T> Uni<T> counted(Attempt attempt, Supplier<Uni<T>> check, Predicate<Throwable> isWrongPassword) {
        return check.get()
                .onFailure(isWrongPassword)
                .invoke(() -> charge(attempt))
                .invoke(() -> limit.forgive(attempt.key()));
    }

    /**
     * A success resets neither the count of the address, for an attacker who tries many accounts may own one, nor that of the
     * account, or its owner would spare an attacker elsewhere the delay.
     */
    private void charge(Attempt attempt) {
        limit.charge(attempt.key());
        ofAccount.charge(attempt);
        if (ofAddresses.isEnabled()) {
            ofAddresses.charge(attempt.address());
        }
    }

    /**
     * No more at once than may still fail: the others wait until it is known what became of those. One only where attempts at
     * the account wait, so that one address does not take the place of others.
     */
    private <T> Uni<T> inTurn(Attempt attempt, Supplier<Uni<T>> check) {
        int underWay = ofAttempt.begin(attempt.key());
        Standing standing = limit.peek(attempt.key()); // by now it tells of all that are not counted as under way
        if (standing.isAdmitted() && underWay <= (ofAccount.isDue(attempt) ? 1 : standing.remaining())) {
            return ofAccount
                    .guard(attempt, ownDelay(attempt, standing), check)
                    .onTermination()
                    .invoke(() -> ofAttempt.end(attempt.key()));
        }
        ofAttempt.end(attempt.key());
        return standing.isAdmitted()
                ? delays.pause(TURN).chain(() -> inTurn(attempt, check))
                : stopped(attempt, standing);
    }

    private <T> Uni<T> stopped(Attempt attempt, Standing standing) {
        if (limit.isNewsOf(attempt.key())) {
            events.stopped(attempt.account(), attempt.request());
        }
        return Uni.createFrom().failure(standing.refusal(attempt.request()));
    }

    private Duration ownDelay(Attempt attempt, Standing standing) {
        Duration delay = Delays.after(standing.quota() - standing.remaining());
        if (!delay.isZero() && limit.isNewsOf(new Delayed(attempt.key()))) {
            events.delayed(attempt.account(), attempt.request());
        }
        return delay;
    }

    /** That attempts are put off. */
    private record Delayed(Attempt.Key attempt) {}
}
