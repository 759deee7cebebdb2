package io.keyfolio.bench.revocation;

import io.keyfolio.bench.harness.Answer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * The periods in which errors are expected: from before the database or a replica stops, until some seconds after everything is
 * ready again. The end of LISTEN connections excuses no error.
 */
public final class Outages {

    public static final int GRACE_SECONDS = 3;

    private static final int DATABASE = -1;

    private final List<Outage> outages = new CopyOnWriteArrayList<>();

    public Outage ofDatabase() {
        return begin(DATABASE);
    }

    public Outage ofReplica(int number) {
        return begin(number);
    }

    private Outage begin(int what) {
        Outage outage = new Outage(what, System.nanoTime());
        outages.add(outage);
        return outage;
    }

    /** Whether an error is expected. A read through nginx must succeed while a replica is down, because others answer. */
    boolean excuse(Route route, boolean isChange, Answer answer) {
        return outages.stream().anyMatch(outage -> outage.covers(answer) && outage.concerns(route, isChange));
    }

    /** One period. */
    public static final class Outage {

        private final int what;
        private final long from;
        private volatile boolean ready;
        private volatile long until;

        private Outage(int what, long from) {
            this.what = what;
            this.from = from;
        }

        /** Ends the period some seconds later, because everything is ready again. */
        public void end() {
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
