package io.keyfolio.platform.concurrency;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/**
 * Lets event loops go first where there are too few processors for all threads. Java's own priorities do nothing on Linux, or
 * hardly anything; {@code renice} does, and where it is missing everything works as before (docs/adr/0008).
 */
final class ThreadPriority {

    private static final Logger LOG = Logger.getLogger(ThreadPriority.class);
    private static final Path THIS_THREAD = Path.of("/proc/thread-self");
    private static final ThreadLocal<Boolean> ASKED = ThreadLocal.withInitial(() -> false);

    private ThreadPriority() {}

    /** Asks for the lowest priority, once in a thread's life; takes some milliseconds then. */
    static void takenByThisThread() {
        if (ASKED.get()) {
            return;
        }
        ASKED.set(true);
        try {
            String thread = THIS_THREAD.toRealPath().getFileName().toString();
            new ProcessBuilder("renice", "-n", "19", "-p", thread)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException missing) {
            LOG.debugf("passwords are hashed at the priority of everything else: %s", missing);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
