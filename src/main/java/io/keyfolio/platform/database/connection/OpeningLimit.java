package io.keyfolio.platform.database.connection;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Limits how many connections are opened at the same time; others wait for their turn. An attempt that its caller has given up
 * still counts until it ends, because the server works on it. Without this limit, a slow server would get a new attempt for each
 * one that took too long, until it had no connection left.
 */
public final class OpeningLimit {

    private static final int MOST = 4;

    /** A frozen server ends no attempt. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Queue<Promise<Long>> waiting = new ArrayDeque<>();
    private int opening;
    private long round;

    /** Makes an attempt when it is its turn. */
    public <T> Future<T> run(Supplier<Future<T>> attempt) {
        Promise<Long> turn = Promise.promise();
        synchronized (this) {
            waiting.add(turn);
        }
        admit();
        return turn.future().compose(round -> {
            Future<T> running = attempt.get();
            Future<T> unused =
                    running.timeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS).onComplete(ended -> leave(round));
            return running;
        });
    }

    /** Counts the attempts under way no more: they are made to a server that is no primary any more. */
    public void forget() {
        synchronized (this) {
            round++;
            opening = 0;
        }
        admit();
    }

    private void leave(long itsRound) {
        synchronized (this) {
            opening -= itsRound == round ? 1 : 0;
        }
        admit();
    }

    /** Promises are completed without the lock, because their attempts may end at once. */
    private void admit() {
        List<Promise<Long>> admitted = new ArrayList<>();
        long now;
        synchronized (this) {
            now = round;
            while (opening < MOST && !waiting.isEmpty()) {
                opening++;
                admitted.add(waiting.remove());
            }
        }
        admitted.forEach(turn -> turn.complete(now));
    }
}
