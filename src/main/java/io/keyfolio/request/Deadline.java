package io.keyfolio.request;

import io.keyfolio.problem.TimedOut;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;

/** Answers in time, whatever is waited for. */
@Singleton
public class Deadline {

    private final Vertx vertx;
    private final RequestConfig config;

    Deadline(Vertx vertx, RequestConfig config) {
        this.vertx = vertx;
        this.config = config;
    }

    /**
     * Emits what {@code work} emits, or fails with {@link TimedOut}. The work itself is not cancelled: half-way through
     * a transaction that would leave its connection open.
     */
    public <T> Uni<T> limit(Uni<T> work) {
        return Uni.createFrom().emitter(answer -> race(work, answer));
    }

    /** The one place that subscribes by hand: an operator would pass cancellation on. */
    private <T> void race(Uni<T> work, UniEmitter<? super T> answer) {
        long timer = vertx.setTimer(config.timeout().toMillis(), fired -> answer.fail(new TimedOut()));
        work.onTermination().invoke(() -> vertx.cancelTimer(timer)).subscribe().with(answer::complete, answer::fail);
    }
}
