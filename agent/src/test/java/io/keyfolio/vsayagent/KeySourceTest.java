package io.keyfolio.vsayagent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sources of the API key, and the refusals of invalid ones. */
class KeySourceTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("VSAY_TOKEN", "from-environment\n");

    @TempDir
    private Path directory;

    @Test
    void optionComesFirst() throws IOException {
        assertEquals("from-option", read("from-option", file("from-file"), ENVIRONMENT));
    }

    @Test
    void fileComesSecond() throws IOException {
        assertEquals("from-file", read(null, file(" from-file\r\n"), ENVIRONMENT));
    }

    @Test
    void environmentComesLast() {
        assertEquals("from-environment", read(null, null, ENVIRONMENT));
    }

    @Test
    void fileThatIsMissingIsNotMadeUpForByTheEnvironment() {
        assertThrows(IllegalArgumentException.class, () -> read(null, directory.resolve("none"), ENVIRONMENT));
    }

    @Test
    void noKeyAtAllIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> read(null, null, Map.of()));
        assertThrows(IllegalArgumentException.class, () -> read(null, null, Map.of("VSAY_TOKEN", " ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "secret secret", "secret\r\nX-Other: 1", "sécret", "secret\u0000"})
    void whatIsNoKeyIsRefusedAndNotQuoted(String text) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> read(text, null, ENVIRONMENT));

        assertFalse(refusal.getMessage().contains("cret"), refusal.getMessage());
    }

    @Test
    void keyIsNotPartOfAnyText() {
        KeySource source = new KeySource("secret", null, ENVIRONMENT);

        assertFalse(source.toString().contains("secret"));
        assertFalse(source.read().toString().contains("secret"));
    }

    private static String read(String option, Path file, Map<String, String> environment) {
        return new KeySource(option, file, environment).read().secret();
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("key"), content);
    }
}
