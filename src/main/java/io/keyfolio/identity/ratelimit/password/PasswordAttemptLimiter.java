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
 * Slows down who guesses passwords, and stops them for a while: for one account from one address, and for one address
 * whatever the accounts, so that nobody can shut somebody elsewhere out. A password that fits costs nothing, and what failed
 * for its account from there is forgotten.
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
     * Does the check, later the more of them have failed; fails with {@link RateLimited} when too many have, and with
     * {@link Overloaded} when too many are under way from that address. The account is named by its e-mail address, as it is
     * compared.
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
     * A success resets neither the count of the address, for an attacker who tries many accounts may own one, nor that of the
     * account, or its owner would spare an attacker elsewhere the delay.
     */
    private void charge(PasswordAttempt attempt) {
        rateLimiter.charge(attempt.key());
        ofAccount.charge(attempt);
        if (ofAddresses.isEnabled()) {
            ofAddresses.charge(attempt.address());
        }
    }

    /**
     * No more at once than may still fail: the others wait until it is known what became of those. One only where attempts at
     * the account wait, so that one address does not take the place of others.
     */
    private <T> Uni<T> inTurn(PasswordAttempt attempt, Supplier<Uni<T>> check) {
        int underWay = ofAttempt.begin(attempt.key());
        RateLimitStatus rateLimitStatus =
                rateLimiter.peek(attempt.key()); // by now it tells of all that are not counted as under way
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

    /** That attempts are put off. */
    private record Delayed(PasswordAttempt.Key attempt) {}
}
