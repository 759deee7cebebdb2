package io.keyfolio.bench.replicas;

import io.keyfolio.bench.harness.Answer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * When errors are to be expected: from before the database or a replica is stopped until some seconds after everything
 * is ready again. That the connections end on which replicas listen is no reason for any.
 */
final class Outages {

    static final int GRACE_SECONDS = 3;

    private static final int DATABASE = -1;

    private final List<Outage> outages = new CopyOnWriteArrayList<>();

    Outage ofDatabase() {
        return begin(DATABASE);
    }

    Outage ofReplica(int number) {
        return begin(number);
    }

    private Outage begin(int what) {
        Outage outage = new Outage(what, System.nanoTime());
        outages.add(outage);
        return outage;
    }

    /** A read through nginx has no excuse when a replica is down: there are others. */
    boolean excuse(Route route, boolean isChange, Answer answer) {
        return outages.stream().anyMatch(outage -> outage.covers(answer) && outage.concerns(route, isChange));
    }

    /** One of them. */
    static final class Outage {

        private final int what;
        private final long from;
        private volatile boolean ready;
        private volatile long until;

        private Outage(int what, long from) {
            this.what = what;
            this.from = from;
        }

        /** Everything is ready again. */
        void end() {
            until = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
            ready = true;
        }

        private boolean covers(Answer answer) {
            return answer.ended() - from >= 0 && (!ready || until - answer.started() >= 0);
        }

        private boolean concerns(Route route, boolean isChange) {
            return what == DATABASE || route.leadsTo(what) || (route.isNginx() && isChange);
        }
    }
}
