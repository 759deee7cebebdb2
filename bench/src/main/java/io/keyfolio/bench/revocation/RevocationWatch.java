package io.keyfolio.bench.revocation;

import io.keyfolio.bench.harness.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Ends tokens one after the other while it verifies them on every replica, and measures the lag of the refusal. */
public final class RevocationWatch implements Callable<Void> {

    public static final int WATCHES = 8;

    private static final int PERIOD_MILLIS = 2000;
    private static final int TICK_MILLIS = 20;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long CLOSELY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Client client = new Client();
    private final List<Client> clients = new ArrayList<>();
    private final ExecutorService askers = Executors.newCachedThreadPool();
    private final Tokens tokens;
    private final Tally tally;
    private final Changes changes;
    private final List<Route> replicas;
    private final Phase phase;
    private final Queue<Long> lags;

    public RevocationWatch(
            Tokens tokens, Tally tally, Changes changes, List<Route> replicas, Phase phase, Queue<Long> lags) {
        this.tokens = tokens;
        this.tally = tally;
        this.changes = changes;
        this.replicas = replicas;
        this.phase = phase;
        this.lags = lags;
        replicas.forEach(replica -> clients.add(new Client()));
    }

    @Override
    public Void call() throws Exception {
        try {
            while (phase.goesOn()) {
                rest();
                Token token = ThreadLocalRandom.current().nextInt(5) == 0 ? tokens.takeSession() : tokens.takeKey();
                if (token != null) {
                    watch(token);
                }
            }
            return null;
        } finally {
            askers.shutdown();
        }
    }

    /** Pauses between two watches, but not while a connection hangs, when the lag matters most. */
    private void rest() throws InterruptedException {
        int ticks = ThreadLocalRandom.current().nextInt(2 * PERIOD_MILLIS / TICK_MILLIS);
        for (int tick = 0; tick < ticks && !phase.isHanging(); tick++) {
            TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
        }
    }

    /** Ends one token and records the lag of the slowest replica. */
    private void watch(Token token) throws Exception {
        CountDownLatch known = new CountDownLatch(replicas.size());
        List<Future<Long>> lastAccepted = new ArrayList<>();
        for (int replica = 0; replica < replicas.size(); replica++) {
            Client asker = clients.get(replica);
            Route route = replicas.get(replica);
            lastAccepted.add(askers.submit(() -> lastAccepted(asker, route, token, known)));
        }
        known.await();
        boolean acknowledged = changes.end(client, token);
        long lag = 0;
        for (Future<Long> last : lastAccepted) {
            lag = Math.max(lag, last.get() - token.endedAt());
        }
        if (acknowledged) {
            lags.add(lag);
        }
    }

    /** The start time of the last request that the replica accepted. A replica that is down accepts nothing. */
    private long lastAccepted(Client asker, Route route, Token token, CountDownLatch known)
            throws InterruptedException {
        long last = System.nanoTime();
        Answer answer = tally.verify(asker, route, token);
        known.countDown();
        while (mayBeAccepted(token, answer)) {
            if (answer.isSuccess()) {
                last = answer.started();
            }
            TimeUnit.MILLISECONDS.sleep(isClose(token) ? 2 : 20);
            answer = tally.verify(asker, route, token);
        }
        return last;
    }

    private static boolean mayBeAccepted(Token token, Answer answer) {
        return !answer.isRefusal()
                && answer.status() != 0
                && !token.isUnknown()
                && !token.mustBeRefused(answer.started(), PATIENCE_NANOS);
    }

    private static boolean isClose(Token token) {
        return !token.mustBeRefused(System.nanoTime(), CLOSELY_NANOS);
    }
}
