package io.keyfolio.bench.replicas;

import io.keyfolio.bench.harness.Database;
import io.keyfolio.bench.harness.WorkDirectory;
import io.keyfolio.bench.revocation.Changes;
import io.keyfolio.bench.revocation.Client;
import io.keyfolio.bench.revocation.Load;
import io.keyfolio.bench.revocation.Outages;
import io.keyfolio.bench.revocation.Phase;
import io.keyfolio.bench.revocation.Replica;
import io.keyfolio.bench.revocation.RevocationWatch;
import io.keyfolio.bench.revocation.Route;
import io.keyfolio.bench.revocation.Survey;
import io.keyfolio.bench.revocation.Tally;
import io.keyfolio.bench.revocation.Token;
import io.keyfolio.bench.revocation.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The trial of three replicas on one database: it causes faults and checks all responses about tokens. */
final class Trial {

    private static final int REPLICAS = 3;
    private static final int ACCOUNTS = 20;
    private static final int KEYS_EACH = 20;
    private static final int LISTENING_SECONDS = 5;

    private final int seconds;
    private final int perSecond;
    private final List<Replica> replicas;
    private final Balancer balancer;
    private final Listeners listeners = new Listeners(Database.ofService());
    private final Outages outages = new Outages();
    private final Tokens tokens = new Tokens();
    private final Queue<Long> lags = new ConcurrentLinkedQueue<>();
    private final Phase phase = new Phase();
    private final Tally tally;
    private final Changes changes;

    Trial(int seconds, int perSecond, String path, List<String> command) {
        this.seconds = seconds;
        this.perSecond = perSecond;
        this.replicas = IntStream.range(0, REPLICAS)
                .mapToObj(number -> new Replica(command, number, "bench-replica-", Map.of()))
                .toList();
        this.balancer = new Balancer(WorkDirectory.path());
        this.tally = new Tally(outages, path);
        this.changes = new Changes(tokens, tally, this::anyRoute);
    }

    /** Runs the trial; returns whether it found no violation. */
    boolean run() throws Exception {
        start();
        breakThings();
        Survey survey = new Survey(tokens.issued(), routes(), tally);
        survey.run();
        return new Report(tally, survey).print(lags, notListening());
    }

    private void start() throws Exception {
        for (Replica replica : replicas) {
            replica.start();
        }
        for (Replica replica : replicas) {
            replica.awaitReady();
        }
        balancer.start(replicas);
        Client client = new Client();
        for (int account = 0; account < ACCOUNTS; account++) {
            changes.signUp(client, account, KEYS_EACH);
        }
        warmUp(client);
        tally.say("%d replicas are ready, with %d tokens"
                .formatted(REPLICAS, tokens.issued().size()));
    }

    private void warmUp(Client client) {
        for (Token token : tokens.issued()) {
            routes().forEach(replica -> tally.verify(client, replica, token));
        }
    }

    /** Causes faults for the given seconds, and until each has occurred once. */
    private void breakThings() throws Exception {
        ExecutorService callers = Executors.newCachedThreadPool();
        List<Future<?>> running = new ArrayList<>();
        for (int caller = 0; caller < Load.CALLERS; caller++) {
            running.add(callers.submit(new Load(tokens, tally, changes, phase, perSecond)));
        }
        for (int watch = 0; watch < RevocationWatch.WATCHES; watch++) {
            running.add(callers.submit(new RevocationWatch(tokens, tally, changes, routes(), phase, lags)));
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        new Faults(replicas, listeners, outages, tally, phase, seconds).call();
        TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
        phase.end();
        for (Future<?> task : running) {
            task.get();
        }
        callers.shutdown();
        tally.say("the last change is made");
        TimeUnit.MILLISECONDS.sleep(Tally.BOUND_MILLIS);
    }

    private List<Route> routes() {
        return replicas.stream().map(Replica::route).toList();
    }

    /** A random route: half of the requests go through nginx, the others directly to a replica. */
    private Route anyRoute() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return random.nextBoolean()
                ? balancer.route()
                : replicas.get(random.nextInt(REPLICAS)).route();
    }

    private int notListening() throws Exception {
        int listening = listeners.count();
        for (int second = 0; second < LISTENING_SECONDS && listening < REPLICAS; second++) {
            TimeUnit.SECONDS.sleep(1);
            listening = listeners.count();
        }
        return Math.max(0, REPLICAS - listening);
    }

    void stop() {
        balancer.stop();
        replicas.forEach(Replica::stop);
    }
}
