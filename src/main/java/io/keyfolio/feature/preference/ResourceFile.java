package io.keyfolio.feature.preference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads a list of names from a resource of the service; lines that begin with {@code #} are comments. */
final class ResourceFile {

    private static final String COMMENT = "#";

    private ResourceFile() {}

    static List<String> lines(String name) {
        try (InputStream list = ResourceFile.class.getResourceAsStream(name)) {
            return new String(list.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith(COMMENT))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
