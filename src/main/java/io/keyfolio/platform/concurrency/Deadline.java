package io.keyfolio.platform.concurrency;

import io.keyfolio.platform.http.config.RequestConfig;
import io.keyfolio.platform.problem.DomainException.DeadlineExceeded;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Answers in time, whatever is waited for. */
@Singleton
public class Deadline {

    private final Vertx vertx;
    private final RequestConfig config;

    Deadline(Vertx vertx, RequestConfig config) {
        this.vertx = vertx;
        this.config = config;
    }

    /** How long a request may take. */
    public Duration time() {
        return config.timeout();
    }

    /**
     * Emits what {@code work} emits, or fails with {@link DeadlineExceeded}. The work itself is not cancelled: half-way through
     * a transaction that would leave its connection open.
     */
    public <T> Uni<T> limit(Uni<T> work) {
        return Uni.createFrom().emitter(answer -> race(work, answer));
    }

    /** The one place that subscribes by hand: an operator would pass cancellation on. What is there at once needs no timer. */
    private <T> void race(Uni<T> work, UniEmitter<? super T> answer) {
        Alarm alarm = new Alarm();
        work.onTermination().invoke(alarm::stop).subscribe().with(answer::complete, answer::fail);
        alarm.start(() -> answer.fail(new DeadlineExceeded()));
    }

    /** Goes off once, unless it is stopped, be it before it was started. */
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
