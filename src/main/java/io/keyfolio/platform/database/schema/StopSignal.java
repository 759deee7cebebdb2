package io.keyfolio.platform.database.schema;

import java.util.function.Supplier;

/**
 * Interrupts a wait of the starting thread when the process receives a stop signal: Quarkus stops only an application that has
 * started.
 */
final class StopSignal {

    private StopSignal() {}

    /** Runs the wait in the calling thread, which is interrupted when the process receives a stop signal. */
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
            Thread.interrupted(); // code that runs during the stop may wait again
        }
    }
}
