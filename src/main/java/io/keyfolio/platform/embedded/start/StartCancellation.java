package io.keyfolio.platform.embedded.start;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The cancellation of a running start and of its current program, when the process receives a stop signal. */
public final class StartCancellation {

    /** The time that initdb has to delete its files, and that a signal may take to reach the JVM. */
    private static final long GRACE_MILLIS = 1000;

    private final CountDownLatch requested = new CountDownLatch(1);
    private Process running;

    /**
     * Requests the cancellation and ends the current program with its descendants. Waits up to a second for each, then kills
     * it.
     */
    public void request() {
        requested.countDown();
        Process program = running();
        if (program != null && program.isAlive()) {
            end(program);
        }
    }

    void requireNone() {
        if (requested.getCount() == 0) {
            throw new Cancelled();
        }
    }

    /**
     * Waits a second for a cancellation. A terminal sends Ctrl-C to all programs, and one may fail before the signal reaches
     * the JVM.
     *
     * @throws Cancelled when the start is cancelled within that time
     */
    public void requireNoneSoon() {
        try {
            if (requested.await(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new Cancelled();
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts a program that may be ended at any time, unless the start is cancelled. */
    public synchronized Process start(ProcessBuilder program) throws IOException {
        requireNone();
        running = program.start();
        return running;
    }

    private synchronized Process running() {
        return running;
    }

    private static void end(Process program) {
        List<ProcessHandle> all = Stream.concat(Stream.of(program.toHandle()), program.descendants())
                .toList();
        all.forEach(ProcessHandle::destroy);
        for (ProcessHandle process : all) {
            try {
                process.onExit().get(GRACE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException stillThere) {
                process.destroyForcibly();
            } catch (InterruptedException interruption) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A start that was cancelled because the process received a stop signal. */
    public static final class Cancelled extends RuntimeException {}
}
