package io.keyfolio.platform.concurrency;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/**
 * The priority of threads, lowered so that event loops go first when processors are short. Java's own priorities have hardly
 * any effect on Linux; {@code renice} has, and where it is missing, threads keep their priority (docs/adr/0008).
 */
final class ThreadPriority {

    private static final Logger LOG = Logger.getLogger(ThreadPriority.class);
    private static final Path THIS_THREAD = Path.of("/proc/thread-self");
    private static final ThreadLocal<Boolean> ASKED = ThreadLocal.withInitial(() -> false);

    private ThreadPriority() {}

    /** Gives the calling thread the lowest priority, once in its life; that call blocks for some milliseconds. */
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
            LOG.debugf("Thread priority not lowered (%s). Hashing at normal priority.", missing);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
