package io.keyfolio.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file in the repository that a test can write: with {@code -Dkeyfolio.generate} it does, otherwise it compares. */
public final class GeneratedFile {

    private static final boolean WRITING = System.getProperty("keyfolio.generate") != null;

    private GeneratedFile() {}

    /** Fails when the file does not hold the content, saying how to write it anew. */
    public static void assertCurrent(String path, String content) throws IOException {
        Path file = Path.of(path);
        if (WRITING) {
            Files.writeString(file, content);
        }
        assertEquals(content, Files.readString(file), path + " is out of date; renew it with: src/test/data/run");
    }
}
