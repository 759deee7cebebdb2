package io.keyfolio.identity.ratelimit.password;

import io.keyfolio.platform.problem.DomainException.Overloaded;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A bounded queue of the requests that wait for an {@link AccountBackoff}. Each holds its connection, and no thread. */
@Startup
@Singleton
class BackoffQueue {

    /** A twentieth of the connections that the service accepts by default. */
    private static final int MOST = 500;

    /** At the longest delay, this admits six attempts a second on one account, however many addresses send them. */
    private static final int MOST_OF_ACCOUNT = 10;

    private final AtomicInteger waiting = new AtomicInteger();
    private final InFlightCounter ofAccount = new InFlightCounter();
    private final Counter refusals;

    BackoffQueue(MeterRegistry metrics) {
        Gauge.builder("keyfolio.password.waiting", waiting, AtomicInteger::get)
                .description("Password attempts that wait because earlier ones for their account failed")
                .register(metrics);
        this.refusals = Counter.builder("keyfolio.password.waiting.refused")
                .description("Password attempts refused because too many waited")
                .register(metrics);
    }

    /** Waits; fails with {@link Overloaded} at once when too many requests wait. */
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
