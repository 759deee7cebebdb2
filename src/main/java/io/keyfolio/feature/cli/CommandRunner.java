package io.keyfolio.feature.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Parses the words of the command line, and runs the command that they name or reports why they name none. */
final class CommandRunner {

    private final CommandLine commandLine;
    private final PrintStream err;

    /** An at sign is part of an e-mail address, not the name of a file with more words. */
    CommandRunner(PrintStream out, PrintStream err) {
        this.err = err;
        this.commandLine = new CommandLine(Commands.root(out, err))
                .setOut(new PrintWriter(new OutputStreamWriter(out, UTF_8), true))
                .setColorScheme(Help.defaultColorScheme(Ansi.OFF))
                .setExpandAtFiles(false)
                .setPosixClusteredShortOptionsAllowed(false);
    }

    /** Runs a command and returns its exit code; empty when the service is to be started. */
    OptionalInt run(String... words) {
        try {
            ParseResult parsed = commandLine.parseArgs(words);
            Integer helped = CommandLine.executeHelpRequest(parsed);
            return helped == null ? command(last(parsed)).run() : OptionalInt.of(helped);
        } catch (ParameterException failure) {
            return OptionalInt.of(report(failure, words));
        }
    }

    private int report(ParameterException failure, String... words) {
        CommandLine misused = failure.getCommandLine();
        err.println("keyfolio: " + sentence(failure, words));
        misused.usage(err);
        UnmatchedArgumentException.printSuggestions(failure, err);
        return misused.getCommandSpec().exitCodeOnInvalidInput();
    }

    private String sentence(ParameterException failure, String... words) {
        if (failure.getCommandLine() != commandLine) {
            return command(failure.getCommandLine()).misuse();
        }
        return "unknown word: "
                + (failure instanceof UnmatchedArgumentException unmatched
                        ? unmatched.getUnmatched().get(0)
                        : words[0]);
    }

    private static CommandLine last(ParseResult parsed) {
        return parsed.hasSubcommand()
                ? last(parsed.subcommand())
                : parsed.commandSpec().commandLine();
    }

    private static Command command(CommandLine line) {
        return line.getCommand();
    }
}
