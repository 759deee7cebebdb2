package io.keyfolio.bench.failover;

import io.keyfolio.bench.cluster.Cluster;
import io.keyfolio.bench.harness.Answer;
import io.keyfolio.bench.harness.Await;
import io.keyfolio.bench.revocation.Account;
import io.keyfolio.bench.revocation.Changes;
import io.keyfolio.bench.revocation.Client;
import io.keyfolio.bench.revocation.Load;
import io.keyfolio.bench.revocation.Phase;
import io.keyfolio.bench.revocation.RevocationWatch;
import io.keyfolio.bench.revocation.Route;
import io.keyfolio.bench.revocation.Tally;
import io.keyfolio.bench.revocation.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Everything that asks the service and the database during the trial. */
final class Traffic {

    private static final int ACCOUNTS = 40;
    private static final int KEYS_EACH = 15;
    private static final int WATCHES = 2;
    private static final int AGENT_WATCHES = 2;
    private static final int AGENTS_PER_ACCOUNT = 12;
    private static final int HEARTBEAT_SECONDS = 15;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Tokens tokens = new Tokens();
    final Timeline commits = new Timeline();
    final List<Canary> canaries = new ArrayList<>();
    final AgentTally agents;

    private final Queue<Long> lags = new ConcurrentLinkedQueue<>();
    private final List<Crew> crews = new ArrayList<>();
    private final List<Future<?>> running = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Phase phase = new Phase();
    private final Options options;
    private final Fleet fleet;
    private final Tally tally;
    private final Changes changes;

    Traffic(Options options, Fleet fleet, Tally tally, Sight sight) {
        this.options = options;
        this.fleet = fleet;
        this.tally = tally;
        this.agents = new AgentTally(tally, phase, sight);
        this.changes = new Changes(tokens, tally, fleet::anyRoute);
    }

    /** Makes the accounts, and connects the agents; the cluster must be whole. */
    void prepare() throws Exception {
        Client client = new Client();
        for (int account = 0; account < ACCOUNTS; account++) {
            changes.signUp(client, account, KEYS_EACH);
        }
        for (Route route : fleet.routes()) {
            Answer signedUp = fleet.apis().get(0).signUp("canary" + canaries.size());
            canaries.add(new Canary(route, new Account("canary", signedUp.field("token")), tally, phase));
        }
        int accounts = Math.max(AGENT_WATCHES, options.agents() / AGENTS_PER_ACCOUNT);
        for (int number = 0; number < accounts; number++) {
            Answer signedUp = fleet.apis().get(0).signUp("crew" + number);
            Crew crew = new Crew(
                    signedUp.field("token"),
                    signedUp.field("api_key"),
                    fleet.apis(),
                    AGENTS_PER_ACCOUNT / Fleet.REPLICAS,
                    agents);
            crew.connect();
            crews.add(crew);
        }
    }

    int agents() {
        return crews.stream().mapToInt(Crew::size).sum();
    }

    void start(Cluster cluster) throws Exception {
        cluster.nodes().forEach(node -> run(new WriteProbe(node, commits, phase)));
        canaries.forEach(this::run);
        for (int caller = 0; caller < Load.CALLERS; caller++) {
            run(Executors.callable(new Load(tokens, tally, changes, phase, options.rate())));
        }
        for (int watch = 0; watch < WATCHES; watch++) {
            run(new RevocationWatch(tokens, tally, changes, fleet.routes(), phase, lags));
        }
        ScheduledFuture<?> unused = clock.scheduleAtFixedRate(
                () -> crews.forEach(Crew::beat), HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
        if (!awaitAnswers(System.nanoTime())) {
            throw new IllegalStateException("the service does not answer");
        }
        for (int watch = 0; watch < AGENT_WATCHES; watch++) {
            run(new AgentWatch(everyThird(watch), fleet.routes(), agents, phase));
        }
    }

    private void run(Callable<?> task) {
        running.add(threads.submit(task));
    }

    private List<Crew> everyThird(int first) {
        List<Crew> some = new ArrayList<>();
        for (int number = first; number < crews.size(); number += AGENT_WATCHES) {
            some.add(crews.get(number));
        }
        return some;
    }

    /** Waits until the database and every replica have answered requests that were sent after that time; returns whether they did. */
    boolean awaitAnswers(long instant) throws Exception {
        Await.until("PostgreSQL commits", PATIENCE, () -> commits.hasSuccessAfter(instant));
        return Await.isTrueWithin(
                PATIENCE, () -> canaries.stream().allMatch(canary -> canary.answersAfter(instant) != Long.MAX_VALUE));
    }

    /** Returns the lags of revocations since the last call. */
    Samples takeLags() {
        return Samples.take(lags);
    }

    void end() throws Exception {
        phase.end();
        clock.shutdownNow();
        for (Future<?> task : running) {
            task.get();
        }
        threads.shutdown();
    }

    /** Ends all threads without a look at their results. */
    void abandon() {
        phase.end();
        clock.shutdownNow();
        threads.shutdownNow();
    }
}
