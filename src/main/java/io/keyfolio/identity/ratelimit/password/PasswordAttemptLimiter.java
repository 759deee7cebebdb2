package io.keyfolio.identity.ratelimit.password;

import io.keyfolio.identity.ratelimit.RateLimitStatus;
import io.keyfolio.identity.ratelimit.RateLimiter;
import io.keyfolio.identity.ratelimit.RateLimiters;
import io.keyfolio.platform.concurrency.CryptoExecutors;
import io.keyfolio.platform.http.address.ClientInfo;
import io.keyfolio.platform.http.address.ClientPrefix;
import io.keyfolio.platform.problem.DomainException.Overloaded;
import io.keyfolio.platform.problem.RateLimited;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The rate limit of password attempts: delays guesses, and then refuses them for a while. It refuses by address: for one account
 * from one address, and for one address whatever the accounts. So an attacker elsewhere cannot lock an account's owner out. A
 * right password costs nothing and clears the count of its account and address.
 */
@Singleton
public class PasswordAttemptLimiter {

    private static final Duration TURN = Duration.ofMillis(100);

    private final RateLimiter rateLimiter;
    private final RateLimiter ofAddresses;
    private final ClientInfo clientInfo;
    private final LoginBackoff loginBackoff;
    private final AccountBackoff ofAccount;
    private final PasswordAttemptEvents events;
    private final int share;
    private final InFlightCounter ofAttempt = new InFlightCounter();
    private final InFlightCounter ofAddress = new InFlightCounter();

    PasswordAttemptLimiter(
            RateLimiters rateLimiters,
            ClientInfo clientInfo,
            LoginBackoff loginBackoff,
            AccountBackoff ofAccount,
            PasswordAttemptEvents events,
            CryptoExecutors workers) {
        this.rateLimiter = rateLimiters.wrongPassword();
        this.ofAddresses = rateLimiters.addressPassword();
        this.clientInfo = clientInfo;
        this.loginBackoff = loginBackoff;
        this.ofAccount = ofAccount;
        this.events = events;
        this.share = workers.share();
    }

    /**
     * Runs the check of a password, after a delay that grows with earlier failures. {@code account} is the normalized e-mail
     * address. Fails with {@link RateLimited} after too many failures. Fails with {@link Overloaded} when too many attempts of
     * the address are in flight, or when too many attempts wait.
     */
    public <T> Uni<T> guard(String account, Supplier<Uni<T>> check, Predicate<Throwable> isWrongPassword) {
        if (!rateLimiter.isEnabled()) {
            return check.get();
        }
        PasswordAttempt attempt =
                new PasswordAttempt(account, ClientPrefix.of(clientInfo.address()), clientInfo.request());
        RateLimitStatus ofAddress = ofAddresses.isEnabled() ? ofAddresses.peek(attempt.address()) : null;
        if (ofAddress != null && !ofAddress.isAdmitted()) {
            return stopped(attempt, ofAddress);
        }
        return Uni.createFrom().deferred(() -> admitted(attempt, () -> counted(attempt, check, isWrongPassword)));
    }

    private <T> Uni<T> admitted(PasswordAttempt attempt, Supplier<Uni<T>> check) {
        Uni<T> outcome = ofAddress.begin(attempt.address()) > share
                ? Uni.createFrom().failure(new Overloaded())
                : inTurn(attempt, check);
        return outcome.onTermination().invoke(() -> ofAddress.end(attempt.address()));
    }

    private <T> Uni<T> counted(PasswordAttempt attempt, Supplier<Uni<T>> check, Predicate<Throwable> isWrongPassword) {
        return check.get()
                .onFailure(isWrongPassword)
                .invoke(() -> charge(attempt))
                .invoke(() -> rateLimiter.forgive(attempt.key()));
    }

    /**
     * Counts a wrong password. A success does not clear the count of the address: an attacker who tries many accounts may own
     * one. It does not clear that of the account either: its owner would spare an attacker elsewhere the delay.
     */
    private void charge(PasswordAttempt attempt) {
        rateLimiter.charge(attempt.key());
        ofAccount.charge(attempt);
        if (ofAddresses.isEnabled()) {
            ofAddresses.charge(attempt.address());
        }
    }

    /**
     * Runs as many attempts at once as may still fail; the others wait for the outcome of those. Where attempts on the account
     * are delayed, an address runs one at a time, so that it does not fill the queue.
     */
    private <T> Uni<T> inTurn(PasswordAttempt attempt, Supplier<Uni<T>> check) {
        int underWay = ofAttempt.begin(attempt.key());
        RateLimitStatus rateLimitStatus =
                rateLimiter.peek(attempt.key()); // after begin: it includes every attempt that has ended
        if (rateLimitStatus.isAdmitted() && underWay <= (ofAccount.isDue(attempt) ? 1 : rateLimitStatus.remaining())) {
            return ofAccount
                    .guard(attempt, ownDelay(attempt, rateLimitStatus), check)
                    .onTermination()
                    .invoke(() -> ofAttempt.end(attempt.key()));
        }
        ofAttempt.end(attempt.key());
        return rateLimitStatus.isAdmitted()
                ? loginBackoff.pause(TURN).chain(() -> inTurn(attempt, check))
                : stopped(attempt, rateLimitStatus);
    }

    private <T> Uni<T> stopped(PasswordAttempt attempt, RateLimitStatus rateLimitStatus) {
        if (rateLimiter.isNewsOf(attempt.key())) {
            events.stopped(attempt.account(), attempt.request());
        }
        return Uni.createFrom().failure(rateLimitStatus.refusal(attempt.request()));
    }

    private Duration ownDelay(PasswordAttempt attempt, RateLimitStatus rateLimitStatus) {
        Duration delay = LoginBackoff.after(rateLimitStatus.quota() - rateLimitStatus.remaining());
        if (!delay.isZero() && rateLimiter.isNewsOf(new Delayed(attempt.key()))) {
            events.delayed(attempt.account(), attempt.request());
        }
        return delay;
    }

    /** The key under which the limiter notes that a delay was recorded. */
    private record Delayed(PasswordAttempt.Key attempt) {}
}
