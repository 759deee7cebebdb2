package io.keyfolio.identity.ratelimit.password;

import io.keyfolio.identity.audit.SignInAddresses;
import io.keyfolio.identity.ratelimit.RateLimiter;
import io.keyfolio.identity.ratelimit.RateLimiters;
import io.keyfolio.platform.http.address.ClientPrefix;
import io.keyfolio.platform.problem.DomainException.Overloaded;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Delays checks of an account's password after many have failed, whatever their addresses. Right and wrong passwords wait alike,
 * and so do existing and unknown accounts. An address with a recent sign-in to the account does not wait, so that its owner does
 * not notice guesses from elsewhere.
 */
@Singleton
class AccountBackoff {

    private static final Duration FIRST = Duration.ofMillis(100);

    /** The longest delay is 1.6 s, which leaves time for a hash before the deadline of a request. */
    private static final int DOUBLINGS = 4;

    private final RateLimiter rateLimiter;
    private final LoginBackoff loginBackoff;
    private final BackoffQueue room;
    private final SignInAddresses addresses;
    private final PasswordAttemptEvents events;
    private final InFlightCounter underWay = new InFlightCounter();

    AccountBackoff(
            RateLimiters rateLimiters,
            LoginBackoff loginBackoff,
            BackoffQueue room,
            SignInAddresses addresses,
            PasswordAttemptEvents events) {
        this.rateLimiter = rateLimiters.accountPassword();
        this.loginBackoff = loginBackoff;
        this.room = room;
        this.addresses = addresses;
        this.events = events;
    }

    /**
     * Runs the check after a delay of at least {@code own}, the delay of the attempt's address. Attempts in flight count as
     * failed. Fails with {@link Overloaded} when too many attempts wait.
     */
    <T> Uni<T> guard(PasswordAttempt passwordAttempt, Duration own, Supplier<Uni<T>> check) {
        if (!rateLimiter.isEnabled()) {
            return loginBackoff.serve(own).chain(check::get);
        }
        String account = passwordAttempt.digest();
        long failures = rateLimiter.taken(account) + underWay.begin(account) - 1;
        return waited(passwordAttempt, own, after(failures - rateLimiter.burst()))
                .chain(check::get)
                .onTermination()
                .invoke(() -> underWay.end(account));
    }

    /** Whether an attempt from an unknown address would wait now. */
    boolean isDue(PasswordAttempt passwordAttempt) {
        return rateLimiter.isEnabled() && rateLimiter.taken(passwordAttempt.digest()) >= rateLimiter.burst();
    }

    /** Counts a wrong password, up to the longest delay: further ones would only keep the delay long after an attack. */
    void charge(PasswordAttempt passwordAttempt) {
        if (rateLimiter.isEnabled() && rateLimiter.taken(passwordAttempt.digest()) <= rateLimiter.burst() + DOUBLINGS) {
            rateLimiter.charge(passwordAttempt.digest());
        }
    }

    private static Duration after(long beyondBurst) {
        return beyondBurst < 0 ? Duration.ZERO : FIRST.multipliedBy(1L << Math.min(beyondBurst, DOUBLINGS));
    }

    private Uni<Void> waited(PasswordAttempt passwordAttempt, Duration own, Duration delay) {
        if (delay.isZero()) {
            return loginBackoff.serve(own);
        }
        Duration longer = own.compareTo(delay) > 0 ? own : delay;
        long since = System.nanoTime();
        return addresses
                .listRecent(passwordAttempt.account())
                .chain(known -> isAmong(known, passwordAttempt)
                        ? loginBackoff.serve(own)
                        : strange(passwordAttempt, longer, since));
    }

    /** Subtracts the time of the look-up from the delay, because that time may reveal whether the account exists. */
    private Uni<Void> strange(PasswordAttempt passwordAttempt, Duration delay, long since) {
        if (rateLimiter.isNewsOf(passwordAttempt.digest())) {
            events.accountDelayed(passwordAttempt.account(), passwordAttempt.request());
        }
        Duration rest = delay.minusNanos(System.nanoTime() - since).plusMillis(1);
        return room.enter(passwordAttempt.digest(), () -> loginBackoff.serve(rest));
    }

    private static boolean isAmong(List<String> known, PasswordAttempt passwordAttempt) {
        return known.stream().map(ClientPrefix::of).anyMatch(passwordAttempt.address()::equals);
    }
}
