package io.keyfolio.vsayagent;

import io.keyfolio.vsayagent.connection.ExitCode;
import io.keyfolio.vsayagent.connection.StopSignal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Closes the connection when a signal stops the program, and exits with the code of the agent instead of the signal's. */
final class StopHook {

    private static final int PATIENCE_SECONDS = 5;

    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private final StopSignal stop;

    private StopHook(StopSignal stop) {
        this.stop = stop;
    }

    static StopHook install(StopSignal stop) {
        StopHook hook = new StopHook(stop);
        Runtime.getRuntime().addShutdownHook(new Thread(hook::run, "stop"));
        return hook;
    }

    /** Exits with a code. This also runs the hook, which then has nothing to stop. */
    void exit(int code) {
        exitCode.complete(code);
        System.exit(code);
    }

    private void run() {
        stop.request();
        int code = await();
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(code);
    }

    private int await() {
        try {
            return exitCode.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return ExitCode.STOPPED;
        } catch (ExecutionException | InterruptedException e) {
            return ExitCode.FAILED;
        }
    }
}
