package io.keyfolio.feature.agent.presence;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/** Runs work whose outcome no caller waits for, because a message or an event started it. */
public final class FireAndForget {

    private static final Logger LOG = Logger.getLogger(FireAndForget.class);

    private FireAndForget() {}

    /** Subscribes to the work. A failure is logged for debugging only; the work handles those that matter itself. */
    public static void run(Uni<?> work) {
        work.subscribe().with(done -> {}, failure -> LOG.debugf("Background work failed (%s). Giving up.", failure));
    }
}
