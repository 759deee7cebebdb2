package io.keyfolio.feature.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.MarkdownFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;

/** The reference page lists the commands with their arguments, the options and the exit codes, in the order of the usage. */
class CommandReferenceTest {

    private static final String PAGE = MarkdownFiles.read(Path.of("docs/reference/command-line.md"));
    private static final Pattern COMMAND = Pattern.compile("(?m)^\\| `([a-z][^`]*)` \\|");
    private static final Pattern OPTIONS = Pattern.compile("(?m)^\\| `(-[^|]*)` \\|");
    private static final Pattern EXIT_CODE = Pattern.compile("(?m)^\\| ([0-9]+) \\| ([a-z ]+)");

    private final CommandSpec root = Commands.root(System.out, System.err);

    @Test
    void everyCommandIsListed() {
        List<String> commands = root.subcommands().values().stream()
                .map(line -> words(line.getCommandSpec()))
                .toList();

        assertEquals(commands, listed(COMMAND).toList());
    }

    @Test
    void everyOptionIsListed() {
        List<String> options = root.options().stream()
                .map(option -> String.join("`, `", option.names()))
                .toList();

        assertEquals(options, listed(OPTIONS).toList());
    }

    @Test
    void everyExitCodeIsListed() {
        Map<String, String> codes = EXIT_CODE
                .matcher(PAGE)
                .results()
                .collect(Collectors.toMap(
                        code -> code.group(1), code -> code.group(2).strip()));

        assertEquals(root.usageMessage().exitCodeList(), codes);
    }

    private static String words(CommandSpec command) {
        return Stream.concat(
                        Stream.of(command.name()),
                        command.positionalParameters().stream().map(argument -> argument.paramLabel()))
                .collect(Collectors.joining(" "));
    }

    private static Stream<String> listed(Pattern pattern) {
        return pattern.matcher(PAGE).results().map(found -> found.group(1));
    }
}
