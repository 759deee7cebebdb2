package io.keyfolio.ratelimit;

import io.keyfolio.audit.SignInAddresses;
import io.keyfolio.client.ClientPrefix;
import io.keyfolio.problem.Overloaded;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Puts off checks of an account's password after many have failed, whatever the addresses that they came from. Right and wrong
 * passwords wait alike, for accounts that exist and for those that do not. An address from which the account was signed in to
 * of late does not wait, so that guesses from elsewhere are not felt there.
 */
@Singleton
class AccountDelay {

    private static final Duration FIRST = Duration.ofMillis(100);

    /** The longest delay is 1.6 s: a hash still has its time before the deadline of a request. */
    private static final int DOUBLINGS = 4;

    private final Limit limit;
    private final Delays delays;
    private final WaitingRoom room;
    private final SignInAddresses addresses;
    private final PasswordEvents events;
    private final Underway underWay = new Underway();

    AccountDelay(Limits limits, Delays delays, WaitingRoom room, SignInAddresses addresses, PasswordEvents events) {
        this.limit = limits.accountPassword();
        this.delays = delays;
        this.room = room;
        this.addresses = addresses;
        this.events = events;
    }

    /**
     * Does the check after the delay, which is at least {@code own}, that of the attempt's address. Fails with
     * {@link Overloaded} when too many attempts wait. Those under way count as failed until they end.
     */
    <T> Uni<T> guard(Attempt attempt, Duration own, Supplier<Uni<T>> check) {
        if (!limit.isEnabled()) {
            return delays.serve(own).chain(check::get);
        }
        String account = attempt.digest();
        long failures = limit.taken(account) + underWay.begin(account) - 1;
        return waited(attempt, own, after(failures - limit.burst()))
                .chain(check::get)
                .onTermination()
                .invoke(() -> underWay.end(account));
    }

    /** Whether attempts from elsewhere would wait at this moment. */
    boolean isDue(Attempt attempt) {
        return limit.isEnabled() && limit.taken(attempt.digest()) >= limit.burst();
    }

    /** Counts a wrong password. What lengthens the delay no further is not counted, or it would outlast the attack for long. */
    void charge(Attempt attempt) {
        if (limit.isEnabled() && limit.taken(attempt.digest()) <= limit.burst() + DOUBLINGS) {
            limit.charge(attempt.digest());
        }
    }

    private static Duration after(long beyondBurst) {
        return beyondBurst < 0 ? Duration.ZERO : FIRST.multipliedBy(1L << Math.min(beyondBurst, DOUBLINGS));
    }

    private Uni<Void> waited(Attempt attempt, Duration own, Duration delay) {
        if (delay.isZero()) {
            return delays.serve(own);
        }
        Duration longer = own.compareTo(delay) > 0 ? own : delay;
        long since = System.nanoTime();
        return addresses
                .listRecent(attempt.account())
                .chain(known -> isAmong(known, attempt) ? delays.serve(own) : strange(attempt, longer, since));
    }

    /** The time of the look-up counts, which may tell whether there is an account. */
    private Uni<Void> strange(Attempt attempt, Duration delay, long since) {
        if (limit.isNewsOf(attempt.digest())) {
            events.accountDelayed(attempt.account(), attempt.request());
        }
        Duration rest = delay.minusNanos(System.nanoTime() - since).plusMillis(1);
        return room.enter(attempt.digest(), () -> delays.serve(rest));
    }

    private static boolean isAmong(List<String> known, Attempt attempt) {
        return known.stream().map(ClientPrefix::of).anyMatch(attempt.address()::equals);
    }
}
