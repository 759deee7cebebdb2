package io.keyfolio.bench.failover;

import io.keyfolio.bench.harness.Answer;
import io.keyfolio.bench.harness.Await;
import io.keyfolio.bench.revocation.Client;
import io.keyfolio.bench.revocation.Phase;
import io.keyfolio.bench.revocation.Route;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Replaces the account keys of crews, one after the other, and measures how long their agents stay connected afterwards. */
final class AgentWatch implements Callable<Void> {

    private static final int PERIOD_MILLIS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Client client = new Client();
    private final List<Crew> crews;
    private final List<Route> replicas;
    private final AgentTally tally;
    private final Phase phase;

    /** Takes crews that no other watch uses. */
    AgentWatch(List<Crew> crews, List<Route> replicas, AgentTally tally, Phase phase) {
        this.crews = crews;
        this.replicas = replicas;
        this.tally = tally;
        this.phase = phase;
    }

    @Override
    public Void call() throws Exception {
        for (int number = 0; phase.goesOn(); number++) {
            replaceKey(crews.get(number % crews.size()));
            TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
        }
        return null;
    }

    /**
     * Replaces the key of a crew and connects it again. Without an acknowledgement, the old key may have ended or not, so only the
     * request that is acknowledged counts. A request that is not acknowledged may still take effect after it.
     */
    private void replaceKey(Crew crew) throws Exception {
        crew.excuse();
        Answer answer = regenerate(crew);
        while (!answer.isSuccess() && phase.goesOn()) {
            crew.excuseUnknown();
            TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
            answer = regenerate(crew);
        }
        if (answer.isSuccess()) {
            boolean unused = Await.isTrueWithin(PATIENCE, () -> !crew.isConnected() || tally.isOver());
            tally.cut(crew.connectedAfter(answer.ended()));
            crew.useKey(answer.field("api_key"));
            crew.connect();
        }
    }

    private Answer regenerate(Crew crew) {
        Route replica = replicas.get(ThreadLocalRandom.current().nextInt(replicas.size()));
        return client.ask(replica, "POST /api/profile/regenerate-api-key", crew.session(), "");
    }
}
