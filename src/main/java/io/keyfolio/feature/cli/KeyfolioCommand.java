package io.keyfolio.feature.cli;

import java.io.PrintStream;
import java.util.OptionalInt;

/**
 * The command line of {@code keyfolio}. All commands but {@code serve} end before a container or a server is started.
 *
 * <p>The start of the service does not wait for picocli: a line that only asks for it is decided here, before any class of picocli
 * is loaded.
 */
public final class KeyfolioCommand {

    private final PrintStream out;
    private final PrintStream err;

    public KeyfolioCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs a command and returns its exit code; empty when the service is to be started. */
    public OptionalInt run(String... words) {
        return asksForService(words) ? OptionalInt.empty() : new CommandRunner(out, err).run(words);
    }

    private static boolean asksForService(String... words) {
        return words.length == 0 || (words.length == 1 && words[0].equals(Commands.SERVE));
    }
}
