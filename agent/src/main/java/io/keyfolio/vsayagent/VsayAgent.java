package io.keyfolio.vsayagent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyfolio.vsayagent.connection.ExitCode;
import io.keyfolio.vsayagent.connection.StopSignal;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Arrays;
import picocli.CommandLine;

/** Starts the program, and ends it with its exit code, even after a signal. */
public final class VsayAgent {

    private VsayAgent() {}

    public static void main(String... arguments) {
        StopSignal stop = new StopSignal();
        StopHook hook = StopHook.install(stop);
        hook.exit(run(new AgentCommand(System.getenv(), System.err, stop), System.err, arguments));
    }

    /** Runs the command. An at sign does not refer to a file with arguments, because an API key can contain one. */
    static int run(AgentCommand command, PrintStream error, String... arguments) {
        return new CommandLine(command)
                .setErr(new PrintWriter(new OutputStreamWriter(error, UTF_8), true))
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(new WrongUsage())
                .setExecutionExceptionHandler((failure, commandLine, parsed) -> report(failure, error))
                .execute(arguments);
    }

    /** Reports the place of a failure without its message, which might contain the API key. */
    private static int report(Exception failure, PrintStream error) {
        error.println("vsay-agent: failed unexpectedly: " + failure.getClass().getName());
        Arrays.stream(failure.getStackTrace()).limit(10).forEach(frame -> error.println("    at " + frame));
        return ExitCode.FAILED;
    }
}
