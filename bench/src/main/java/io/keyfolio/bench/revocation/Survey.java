package io.keyfolio.bench.revocation;

import io.keyfolio.bench.harness.Answer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** The survey at the end: verifies every token on every replica, and compares the responses with the acknowledged changes. */
public final class Survey {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int CALLERS = 8;

    public final LongAdder lostIssues = new LongAdder();
    public final LongAdder lostEnds = new LongAdder();
    public final LongAdder undecided = new LongAdder();
    public final LongAdder good = new LongAdder();
    public final LongAdder ended = new LongAdder();

    private final AtomicInteger next = new AtomicInteger();
    private final List<Token> tokens;
    private final List<Route> replicas;
    private final Tally tally;

    public Survey(List<Token> issued, List<Route> replicas, Tally tally) {
        this.tokens = issued.stream().filter(token -> !token.isUnknown()).toList();
        this.replicas = replicas;
        this.tally = tally;
    }

    public void run() throws InterruptedException {
        List<Thread> callers = IntStream.range(0, CALLERS)
                .mapToObj(caller -> new Thread(this::askForSome))
                .toList();
        callers.forEach(Thread::start);
        for (Thread caller : callers) {
            caller.join();
        }
    }

    private void askForSome() {
        Client client = new Client();
        for (int number = next.getAndIncrement(); number < tokens.size(); number = next.getAndIncrement()) {
            Token token = tokens.get(number);
            (token.isEnded() ? ended : good).increment();
            replicas.forEach(replica -> askFor(token, client, replica));
        }
    }

    private void askFor(Token token, Client client, Route replica) {
        long begin = System.nanoTime();
        Answer answer;
        do {
            answer = tally.verify(client, replica, token);
        } while (!answer.isSuccess() && !answer.isRefusal() && answer.ended() - begin < PATIENCE_NANOS);
        if (answer.isSuccess() && token.mustBeRefused(answer.started(), Tally.BOUND_NANOS)) {
            lostEnds.increment();
        } else if (answer.isRefusal() && token.mustBeGood()) {
            lostIssues.increment();
        } else if (!answer.isSuccess() && !answer.isRefusal()) {
            undecided.increment();
        }
    }
}
