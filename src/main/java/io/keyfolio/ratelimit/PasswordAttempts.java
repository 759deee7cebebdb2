package io.keyfolio.ratelimit;

import io.keyfolio.client.Client;
import io.keyfolio.problem.TooOften;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Slows down who guesses passwords, and stops them for a while: for one account from one address, so that nobody can shut
 * somebody else out. A password that fits costs nothing and wipes the slate clean.
 */
@Singleton
public class PasswordAttempts {

    private static final int FREE = 3;
    private static final Duration FIRST_DELAY = Duration.ofMillis(250);
    private static final int DOUBLINGS = 3;

    private final Limit limit;
    private final Client client;
    private final Vertx vertx;
    private final Counter delays;
    private final PasswordEvents events;

    PasswordAttempts(Limits limits, MeterRegistry metrics, Client client, Vertx vertx, PasswordEvents events) {
        this.limit = limits.wrongPassword();
        this.events = events;
        this.client = client;
        this.vertx = vertx;
        this.delays = Counter.builder("keyfolio.password.delayed")
                .description("Checks of a password put off because others had failed before")
                .register(metrics);
    }

    /**
     * Does the check, later the more of them have failed; fails with {@link TooOften} when too many have. The account is
     * named by what is tried: an e-mail address as it is compared, or an id.
     */
    public <T> Uni<T> guard(String account, Supplier<Uni<T>> check, Predicate<Throwable> isWrongPassword) {
        if (!limit.isEnabled()) {
            return check.get();
        }
        Attempt attempt = new Attempt(account, AddressBlock.of(client.address()));
        Standing standing = limit.peek(attempt);
        if (!standing.isAdmitted()) {
            if (limit.isNewsOf(attempt)) {
                events.stopped(account);
            }
            return Uni.createFrom().failure(standing.refusal(client.request()));
        }
        Duration delay = delay(standing.quota() - standing.remaining());
        if (!delay.isZero() && limit.isNewsOf(new Delayed(attempt))) {
            events.delayed(account);
        }
        return after(delay)
                .chain(delayed -> check.get())
                .onFailure(isWrongPassword)
                .invoke(() -> limit.charge(attempt))
                .invoke(() -> limit.forgive(attempt));
    }

    /** None at first; a password mistyped now and then should not be felt. */
    private static Duration delay(long failures) {
        return failures < FREE ? Duration.ZERO : FIRST_DELAY.multipliedBy(1L << Math.min(failures - FREE, DOUBLINGS));
    }

    /** On the event loop that asked, and no thread waits. */
    private Uni<Void> after(Duration delay) {
        if (delay.isZero()) {
            return Uni.createFrom().voidItem();
        }
        delays.increment();
        return Uni.createFrom().emitter(timer -> vertx.setTimer(delay.toMillis(), over -> timer.complete(null)));
    }

    /** Whose password is tried, and from where. */
    private record Attempt(String account, String address) {}

    /** That attempts are put off. */
    private record Delayed(Attempt attempt) {}
}
