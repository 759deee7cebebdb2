package io.keyfolio.feature.agent.presence;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/** Runs what nobody waits for: it begins with a message or an event, not with a request. */
public final class FireAndForget {

    private static final Logger LOG = Logger.getLogger(FireAndForget.class);

    private FireAndForget() {}

    /** The one place that subscribes by hand; what fails is known to be able to, and is not lost in silence. */
    public static void run(Uni<?> work) {
        work.subscribe().with(done -> {}, failure -> LOG.debugf("given up: %s", failure));
    }
}
