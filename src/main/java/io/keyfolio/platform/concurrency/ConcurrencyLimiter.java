package io.keyfolio.platform.concurrency;

import io.keyfolio.platform.problem.DomainException.Overloaded;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/** Bounds how much work of a kind is under way at once; the rest waits for its turn, in order and not for long. */
public final class ConcurrencyLimiter {

    private final int mostAtOnce;
    private final int mostWaiting;
    private final Duration longestWait;
    private final Queue<Waiter> waiting = new ArrayDeque<>();
    private int running;

    /** Work that waits for longer is refused instead of begun: that of a request that has been answered by then. */
    public ConcurrencyLimiter(int mostAtOnce, int mostWaiting, Duration longestWait) {
        this.longestWait = longestWait;
        this.mostAtOnce = mostAtOnce;
        this.mostWaiting = mostWaiting;
    }

    /** Does the work in its turn, on the caller's context; fails with {@link Overloaded} when too much waits, or for too long. */
    public <T> Uni<T> run(Supplier<Uni<T>> work) {
        return turn().chain(() ->
                Uni.createFrom().deferred(work::get).onTermination().invoke(this::next));
    }

    private Uni<Void> turn() {
        Context here = Vertx.currentContext();
        return Uni.createFrom()
                .<Void>emitter(turn -> enter(new Waiter(turn, System.nanoTime())))
                .emitOn(begun -> here.runOnContext(now -> begun.run()));
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

    /** Hands the turn on to the first that has not waited too long. */
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

    /** Work that waits. */
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
