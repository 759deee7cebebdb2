package io.keyfolio.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/** The Markdown files of the repository. */
public final class MarkdownFiles {

    private static final Set<String> GENERATED = Set.of("target", "node_modules", "__pycache__");
    private static final String GITHUB = ".github";

    private MarkdownFiles() {}

    /** All Markdown files, in directories of any depth. */
    public static Stream<Path> all() {
        return files(Path.of("")).filter(file -> file.toString().endsWith(".md"));
    }

    /** The files below a directory, without build output and hidden directories other than that of GitHub. */
    public static Stream<Path> files(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList().stream()
                    .flatMap(entry -> Files.isDirectory(entry)
                            ? isSource(entry) ? files(entry) : Stream.empty()
                            : Stream.of(entry));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSource(Path directory) {
        String name = directory.getFileName().toString();
        return !GENERATED.contains(name) && (!name.startsWith(".") || name.equals(GITHUB));
    }
}
