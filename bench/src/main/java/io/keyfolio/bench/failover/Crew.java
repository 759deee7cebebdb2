package io.keyfolio.bench.failover;

import io.keyfolio.bench.agents.Agent;
import io.keyfolio.bench.harness.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The agents of one account, connected to all replicas. */
final class Crew {

    private static final int RETRY_MILLIS = 200;
    private static final int UNKNOWN_SECONDS = 15;

    private final List<Member> members = new ArrayList<>();
    private final String session;
    private final AgentTally tally;
    private volatile boolean isExcused = true;
    private volatile long unknownUntil = System.nanoTime();
    private volatile String key;

    /** Takes the session and the account key of the account, and connects that many agents to each replica. */
    Crew(String session, String key, List<Api> replicas, int each, AgentTally tally) {
        this.session = session;
        this.tally = tally;
        this.key = key;
        for (int replica = 0; replica < replicas.size(); replica++) {
            for (int number = 0; number < each; number++) {
                members.add(new Member(replica, replicas.get(replica), key));
            }
        }
    }

    String session() {
        return session;
    }

    int size() {
        return members.size();
    }

    /** From now on, the service may close the connections, because a request for another key follows. */
    void excuse() {
        isExcused = true;
    }

    /** From now on and for {@value #UNKNOWN_SECONDS} seconds, a request without an acknowledgement may end the present key. */
    void excuseUnknown() {
        unknownUntil = System.nanoTime() + TimeUnit.SECONDS.toNanos(UNKNOWN_SECONDS);
    }

    /** Connects all agents that are not connected, with retries until all are, or until the trial has ended. */
    void connect() throws InterruptedException {
        do {
            for (Member member : members) {
                member.connectIfClosed();
            }
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
        } while (!tally.isOver() && members.stream().anyMatch(member -> !member.isOpen));
        isExcused = false;
    }

    void beat() {
        members.forEach(member -> member.agent.beat());
    }

    void useKey(String next) {
        key = next;
        members.forEach(member -> member.agent.useKey(next));
    }

    boolean isConnected() {
        return members.stream().anyMatch(member -> member.isOpen);
    }

    /** How long agents were connected after that time, at which their key had ended, and after their replica could know that. */
    long connectedAfter(long ended) {
        return members.stream()
                .mapToLong(member -> member.connectedAfter(ended))
                .max()
                .orElseThrow();
    }

    /** One agent and the state of its connection. */
    private final class Member implements Agent.Events {

        private final Agent agent;
        private final int replica;
        private volatile String usedKey;
        private volatile boolean isOpening;
        private volatile boolean isOpen;
        private volatile long closedAt = System.nanoTime();

        Member(int replica, Api api, String key) {
            this.replica = replica;
            agent = new Agent(api, key, this);
        }

        long connectedAfter(long ended) {
            long end = isOpen ? System.nanoTime() : closedAt;
            return Math.max(0, end - Math.max(ended, tally.sight().since(replica)));
        }

        void connectIfClosed() throws InterruptedException {
            if (!isOpen && !isOpening) {
                isOpening = true;
                usedKey = key;
                agent.open();
            }
        }

        @Override
        public void opening() {
            // as many connections may open at once as there are agents
        }

        @Override
        public void opened() {
            isOpen = true;
            isOpening = false;
        }

        @Override
        public void failed() {
            isOpening = false;
        }

        @Override
        public void closed(int code, String reason) {
            closedAt = System.nanoTime();
            isOpen = false;
            isOpening = false;
            if (!isExcused
                    && usedKey.equals(key)
                    && System.nanoTime() - unknownUntil > 0
                    && tally.sight().isFull(replica)) {
                tally.lost(code, reason);
            }
        }
    }
}
