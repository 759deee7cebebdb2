package io.keyfolio.shipping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Shell scripts read every pipe to the end. {@code grep -q} and {@code head} close the pipe early. A slower program before
 * them then dies of SIGPIPE, which {@code pipefail} reports.
 */
class ShellScriptsTest {

    private static final Pattern LEAVES_EARLY =
            Pattern.compile("\\|\\s*(?:grep\\s+-[a-zA-Z]*q|head\\b)(?![^\\n]*\\|\\| true)[^\\n]*");

    private static final List<String> FOLDERS =
            List.of(".ci", "agent", "bench", "checks", "docker", "lambda", "src/test");

    @Test
    void pipesAreReadToTheEnd() throws IOException {
        List<Path> scripts = scripts();
        List<String> hasty = scripts.stream()
                .flatMap(script ->
                        LEAVES_EARLY.matcher(text(script)).results().map(found -> script + ": " + found.group()))
                .toList();

        assertFalse(scripts.isEmpty());
        assertEquals(List.of(), hasty, "use grep … >/dev/null, or sed -n 1p");
    }

    private static List<Path> scripts() throws IOException {
        List<Path> scripts = new ArrayList<>();
        for (String folder : FOLDERS) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(ShellScriptsTest::isScript).forEach(scripts::add);
            }
        }
        return scripts;
    }

    private static boolean isScript(Path file) {
        return Files.isRegularFile(file)
                && !file.toString().contains("target")
                && (isSourced(file) || isProgram(text(file)));
    }

    private static boolean isProgram(String text) {
        return text.startsWith("#!/usr/bin/env bash") && text.contains("pipefail");
    }

    /** Part of a script, which sets {@code pipefail} for it. */
    private static boolean isSourced(Path file) {
        return file.toString().endsWith(".bash");
    }

    /** Reads any file as ISO 8859-1, which decodes all bytes. */
    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
