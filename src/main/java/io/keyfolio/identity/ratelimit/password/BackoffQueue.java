package io.keyfolio.identity.ratelimit.password;

import io.keyfolio.platform.problem.DomainException.Overloaded;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Bounds how many requests wait for an {@link AccountBackoff}: each holds its connection, and nothing else. */
@Singleton
class BackoffQueue {

    /** A twentieth of the connections that there may be. */
    private static final int MOST = 500;

    /** With the longest delay, an account's password is tried six times a second, however many addresses try. */
    private static final int MOST_OF_ACCOUNT = 10;

    private final AtomicInteger waiting = new AtomicInteger();
    private final InFlightCounter ofAccount = new InFlightCounter();
    private final Counter refusals;

    BackoffQueue(MeterRegistry metrics) {
        Gauge.builder("keyfolio.password.waiting", waiting, AtomicInteger::get)
                .description("Attempts at passwords that wait because others failed for their account")
                .register(metrics);
        this.refusals = Counter.builder("keyfolio.password.waiting.refused")
                .description("Attempts at passwords refused because too many waited")
                .register(metrics);
    }

    /** Waits; fails with {@link Overloaded} at once when too many do. */
    Uni<Void> enter(String account, Supplier<Uni<Void>> wait) {
        return Uni.createFrom().deferred(() -> {
            int ofThisAccount = ofAccount.begin(account);
            boolean fits = waiting.incrementAndGet() <= MOST && ofThisAccount <= MOST_OF_ACCOUNT;
            return (fits ? wait.get() : refused()).onTermination().invoke(() -> leave(account));
        });
    }

    private Uni<Void> refused() {
        refusals.increment();
        return Uni.createFrom().failure(new Overloaded());
    }

    private void leave(String account) {
        waiting.decrementAndGet();
        ofAccount.end(account);
    }
}
