package io.keyfolio.platform.concurrency;

import io.keyfolio.platform.problem.DomainException.Overloaded;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** A limiter of the work of one kind that runs at once; other work waits for its turn, in order and for a limited time. */
public final class ConcurrencyLimiter {

    private final int mostAtOnce;
    private final int mostWaiting;
    private final Duration longestWait;
    private final Queue<Waiter> waiting = new ArrayDeque<>();
    private int running;

    /**
     * Takes the limits. Work that has waited longer than {@code longestWait} is refused at its turn, because its request has
     * been answered by then.
     */
    public ConcurrencyLimiter(int mostAtOnce, int mostWaiting, Duration longestWait) {
        this.longestWait = longestWait;
        this.mostAtOnce = mostAtOnce;
        this.mostWaiting = mostWaiting;
    }

    /**
     * Does the work in its turn, on the caller's context; fails with {@link Overloaded} when the queue is full or the wait too
     * long.
     */
    public <T> Uni<T> run(Supplier<Uni<T>> work) {
        return turn().chain(() ->
                Uni.createFrom().deferred(work::get).onTermination().invoke(this::next));
    }

    private Uni<Void> turn() {
        Executor here = onContext(Vertx.currentContext());
        return Uni.createFrom()
                .<Void>emitter(turn -> enter(new Waiter(turn, System.nanoTime())))
                .emitOn(here);
    }

    /** Work of a thread that is no event loop, at the stop for example, begins on the thread that gives it its turn. */
    private static Executor onContext(Context caller) {
        return caller == null ? Runnable::run : begun -> caller.runOnContext(now -> begun.run());
    }

    private void enter(Waiter waiter) {
        boolean begins;
        boolean waits;
        synchronized (waiting) {
            begins = running < mostAtOnce;
            running += begins ? 1 : 0;
            waits = !begins && waiting.size() < mostWaiting && waiting.add(waiter);
        }
        if (begins) {
            waiter.begin();
        } else if (!waits) {
            waiter.refuse();
        }
    }

    /** Gives the turn to the first work in the queue that has not waited too long. */
    private void next() {
        Waiter next = poll();
        while (next != null && next.hasWaited(longestWait)) {
            next.refuse();
            next = poll();
        }
        if (next != null) {
            next.begin();
        }
    }

    private Waiter poll() {
        synchronized (waiting) {
            Waiter next = waiting.poll();
            running -= next == null ? 1 : 0;
            return next;
        }
    }

    /** Work in the queue, and when it began to wait. */
    private record Waiter(UniEmitter<? super Void> turn, long since) {

        void begin() {
            turn.complete(null);
        }

        void refuse() {
            turn.fail(new Overloaded());
        }

        boolean hasWaited(Duration longest) {
            return System.nanoTime() - since > longest.toNanos();
        }
    }
}
