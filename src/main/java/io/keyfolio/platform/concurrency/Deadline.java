package io.keyfolio.platform.concurrency;

import io.keyfolio.platform.http.config.RequestConfig;
import io.keyfolio.platform.problem.DomainException.DeadlineExceeded;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The time limit for the answer to a request. */
@Singleton
public class Deadline {

    private final Vertx vertx;
    private final RequestConfig config;

    Deadline(Vertx vertx, RequestConfig config) {
        this.vertx = vertx;
        this.config = config;
    }

    /** The time that a request may take. */
    public Duration time() {
        return config.timeout();
    }

    /**
     * Emits what {@code work} emits, or fails with {@link DeadlineExceeded}. The work is not cancelled: in the middle of a
     * transaction, that would leave its connection open.
     */
    public <T> Uni<T> limit(Uni<T> work) {
        return Uni.createFrom().emitter(answer -> race(work, answer));
    }

    /**
     * Subscribes to the work by hand, because an operator would pass cancellation on to it. Work that ends at once needs no
     * timer.
     */
    private <T> void race(Uni<T> work, UniEmitter<? super T> answer) {
        Alarm alarm = new Alarm();
        work.onTermination().invoke(alarm::stop).subscribe().with(answer::complete, answer::fail);
        alarm.start(() -> answer.fail(new DeadlineExceeded()));
    }

    /** A timer that fires once, unless it is stopped before, even before its start. */
    private final class Alarm {

        private static final long NONE = -1;

        private long timer = NONE;
        private boolean stopped;

        private synchronized void start(Runnable signal) {
            if (!stopped) {
                timer = vertx.setTimer(config.timeout().toMillis(), fired -> signal.run());
            }
        }

        private synchronized void stop() {
            stopped = true;
            if (timer != NONE) {
                vertx.cancelTimer(timer);
            }
        }
    }
}
