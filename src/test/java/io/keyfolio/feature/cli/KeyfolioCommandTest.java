package io.keyfolio.feature.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the words of the command line do before anything is started. */
class KeyfolioCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void withoutAWordTheServiceIsStarted() {
        assertEquals(OptionalInt.empty(), run());
        assertEquals(OptionalInt.empty(), run("serve"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "--version", "-V"})
    void versionIsPrinted(String word) {
        OptionalInt exitCode = run(word);

        assertEquals(OptionalInt.of(0), exitCode);
        assertTrue(text(out).matches("keyfolio \\d+\\.\\d+\\.\\d+\\R"), text(out));
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h"})
    void helpListsTheCommands(String word) {
        OptionalInt exitCode = run(word);

        assertEquals(OptionalInt.of(0), exitCode);
        assertEquals(
                8,
                text(out)
                        .lines()
                        .filter(line -> line.matches(
                                "  (serve|migrate|reseal|import-sanctum|end-sessions|revoke-key|health|version) .*"))
                        .count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bogus", "", "--bogus", "SERVE", "-Vh", "--help=x", "@pom.xml"})
    void unknownWordIsWrongUsage(String word) {
        OptionalInt exitCode = run(word);

        assertEquals(OptionalInt.of(2), exitCode);
        assertTrue(text(err).startsWith("keyfolio: unknown word: " + word), text(err));
        assertEquals("", text(out));
    }

    @Test
    void unknownWordBeforeOthersIsNamed() {
        assertEquals(OptionalInt.of(2), run("bogus", "migrate"));
        assertTrue(text(err).startsWith("keyfolio: unknown word: bogus"), text(err));
    }

    @Test
    void misspeltCommandIsSuggested() {
        run("migrat");

        assertTrue(text(err).contains("\nDid you mean: keyfolio migrate"), text(err));
    }

    /** What follows a command may be a secret, and stays out of the output. */
    @ParameterizedTest
    @ValueSource(strings = {"secret", "--secret", "-s=secret", "--help=secret"})
    void severalWordsAreWrongUsage(String word) {
        assertEquals(OptionalInt.of(2), run("migrate", word));
        assertTrue(text(err).startsWith("keyfolio: too many words\nUsage: keyfolio migrate"), text(err));
        assertEquals(-1, text(err).indexOf("secret"));
        assertEquals("", text(out));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasAUsage(String command) {
        OptionalInt exitCode = run(command, "--help");

        assertEquals(OptionalInt.of(0), exitCode);
        assertTrue(text(out).startsWith("Usage: keyfolio " + command + " [-h]"), text(out));
        assertEquals("", text(err));
    }

    static Set<String> commands() {
        return Commands.root(System.out, System.err).subcommands().keySet();
    }

    @Test
    void importNeedsOneFile() {
        assertEquals(OptionalInt.of(2), run("import-sanctum"));
        assertEquals(OptionalInt.of(2), run("import-sanctum", "one.csv", "two.csv"));
        assertTrue(text(err).startsWith("keyfolio: import-sanctum takes one word more, the FILE"), text(err));
    }

    @Test
    void endSessionsNeedsOneAccount() {
        assertEquals(OptionalInt.of(2), run("end-sessions"));
        assertEquals(OptionalInt.of(2), run("end-sessions", "ada", "bob"));
        assertTrue(text(err).startsWith("keyfolio: end-sessions takes one word more, the ACCOUNT"), text(err));
    }

    /** What is given in place of an id may be a token, and stays out of the output. */
    @ParameterizedTest
    @ValueSource(strings = {"2|secret", "secret", "0", "-1", "1e3", "99999999999999999999", "--id=secret"})
    void revokeKeyNeedsAnId(String other) {
        assertEquals(OptionalInt.of(2), run("revoke-key", other));
        assertTrue(text(err).startsWith("keyfolio: revoke-key takes one word more, the ID"), text(err));
        assertEquals(-1, text(err).indexOf("secret"));
    }

    private OptionalInt run(String... words) {
        return new KeyfolioCommand(printing(out), printing(err)).run(words);
    }

    private static PrintStream printing(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
