package io.keyfolio.platform.database.schema;

import java.util.function.Supplier;

/** Ends a wait of the starting thread when the process is told to stop: Quarkus stops only what has started. */
final class StopSignal {

    private StopSignal() {}

    /** Waits in the calling thread, which is interrupted when the process is told to stop. */
    static <T> T during(Supplier<T> wait) {
        Thread hook = new Thread(Thread.currentThread()::interrupt, "stop while waiting");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return wait.get();
        } finally {
            remove(hook);
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            Thread.interrupted(); // what ends now may wait again
        }
    }
}
