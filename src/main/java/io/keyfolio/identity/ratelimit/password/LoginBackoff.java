package io.keyfolio.identity.ratelimit.password;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Delays checks of passwords by timers on the caller's event loop, so that no thread waits. */
@Startup
@Singleton
class LoginBackoff {

    private static final int FREE = 3;
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final int DOUBLINGS = 3;

    private final Vertx vertx;
    private final Counter delays;

    LoginBackoff(Vertx vertx, MeterRegistry metrics) {
        this.vertx = vertx;
        this.delays = Counter.builder("keyfolio.password.delayed")
                .description("Password checks delayed because earlier ones failed")
                .register(metrics);
    }

    /** The delay after a number of failures; zero for the first few, so that mistyping a password costs nothing. */
    static Duration after(long failures) {
        return failures < FREE ? Duration.ZERO : FIRST.multipliedBy(1L << Math.min(failures - FREE, DOUBLINGS));
    }

    /** Emits after a delay, which the metric counts unless it is zero. */
    Uni<Void> serve(Duration delay) {
        if (delay.isZero()) {
            return Uni.createFrom().voidItem();
        }
        delays.increment();
        return pause(delay);
    }

    Uni<Void> pause(Duration pause) {
        return Uni.createFrom()
                .emitter(timer -> vertx.setTimer(Math.max(1, pause.toMillis()), over -> timer.complete(null)));
    }
}
