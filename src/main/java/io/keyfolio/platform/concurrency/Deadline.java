package io.keyfolio.platform.concurrency;

import io.keyfolio.platform.http.config.RequestConfig;
import io.keyfolio.platform.problem.DomainException.DeadlineExceeded;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The time limit for the answer to a request. */
@Singleton
public class Deadline {

    /** The local of a Vert.x context that holds the alarm of the limited work on it. */
    private static final String ALARM = Deadline.class.getName();

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

    /** The time that is left for the limited work on the current context; the whole time if there is none. */
    public Duration left() {
        Context here = current();
        Alarm alarm = here == null ? null : here.getLocal(ALARM);
        return alarm == null || alarm.stopped ? time() : alarm.left();
    }

    /** Whether the limited work on the current context was answered, because its time is over. */
    public boolean isOver() {
        return left().isZero();
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
        Alarm alarm = new Alarm(current());
        work.onTermination().invoke(alarm::stop).subscribe().with(answer::complete, answer::fail);
        alarm.start(() -> answer.fail(new DeadlineExceeded()));
    }

    /** The context of one request or of one run of scheduled work; null outside of those, where work has nothing of its own. */
    private static Context current() {
        Context here = Vertx.currentContext();
        return here != null && VertxContext.isDuplicatedContext(here) ? here : null;
    }

    /** A timer that fires once, unless it is stopped before, even before its start. It stands in its context until it is stopped. */
    private final class Alarm {

        private static final long NONE = -1;

        private final long end = System.nanoTime() + config.timeout().toNanos();
        private final Context here;
        private final Alarm outer;
        private long timer = NONE;
        private volatile boolean stopped;

        private Alarm(Context here) {
            this.here = here;
            this.outer = here == null ? null : here.getLocal(ALARM);
            if (here != null) {
                here.putLocal(ALARM, this);
            }
        }

        private Duration left() {
            return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        }

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
            if (here != null && here.getLocal(ALARM) == this) {
                restoreOuter();
            }
        }

        private void restoreOuter() {
            if (outer == null) {
                here.removeLocal(ALARM);
            } else {
                here.putLocal(ALARM, outer);
            }
        }
    }
}
