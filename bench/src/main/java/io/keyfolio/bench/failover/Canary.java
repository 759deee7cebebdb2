package io.keyfolio.bench.failover;

import io.keyfolio.bench.harness.Answer;
import io.keyfolio.bench.revocation.Account;
import io.keyfolio.bench.revocation.Client;
import io.keyfolio.bench.revocation.Phase;
import io.keyfolio.bench.revocation.Route;
import io.keyfolio.bench.revocation.Tally;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Sends verifications and changes to one replica at a fixed pace, also while earlier ones have no response, and records successes. */
final class Canary implements Callable<Void> {

    private static final int PERIOD_MILLIS = 200;
    private static final int MOST_AT_ONCE = 40;

    private final Timeline verifications = new Timeline();
    private final Timeline changes = new Timeline();
    private final Queue<Client> clients = new ConcurrentLinkedQueue<>();
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);
    private final ExecutorService askers = Executors.newCachedThreadPool();
    private final Route replica;
    private final Account account;
    private final Tally tally;
    private final Phase phase;

    /** Takes an account that no other thread changes. */
    Canary(Route replica, Account account, Tally tally, Phase phase) {
        this.replica = replica;
        this.account = account;
        this.tally = tally;
        this.phase = phase;
    }

    Route replica() {
        return replica;
    }

    /** When the replica answered both kinds of requests that were sent after that time; the maximum if it does not yet. */
    long answersAfter(long instant) {
        return Math.max(verifications.firstSuccessAfter(instant), changes.firstSuccessAfter(instant));
    }

    @Override
    public Void call() throws InterruptedException {
        try {
            for (int number = 0; phase.goesOn(); number++) {
                String theme = number % 2 == 0 ? "light" : "dark";
                send(verifications, client -> tally.verify(client, replica, account.session()));
                send(changes, client -> change(client, theme));
                TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
            }
            return null;
        } finally {
            askers.shutdown();
        }
    }

    private Answer change(Client client, String theme) {
        Answer answer = client.ask(
                replica, "PUT /v1/profile/preferences", account.session().text(), "{\"theme\":\"" + theme + "\"}");
        boolean unused = tally.isAcknowledged(replica, account.session(), answer);
        return answer;
    }

    private void send(Timeline timeline, Request request) {
        if (room.tryAcquire()) {
            Future<?> unused = askers.submit(() -> ask(timeline, request));
        }
    }

    private void ask(Timeline timeline, Request request) {
        Client client = clients.poll();
        client = client == null ? new Client() : client;
        Answer answer = request.send(client);
        if (answer.isSuccess()) {
            timeline.add(replica.toString(), answer.started(), answer.ended());
        }
        clients.add(client);
        room.release();
    }

    private interface Request {

        Answer send(Client client);
    }
}
