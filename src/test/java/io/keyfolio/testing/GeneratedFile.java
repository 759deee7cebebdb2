package io.keyfolio.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A generated file of the repository. A test writes it with {@code -Dkeyfolio.generate}, and otherwise compares it. */
public final class GeneratedFile {

    private static final boolean WRITING = System.getProperty("keyfolio.generate") != null;

    private GeneratedFile() {}

    /** Fails if the content differs, with the command that generates the file. */
    public static void assertCurrent(String path, String content) throws IOException {
        Path file = Path.of(path);
        if (WRITING) {
            Files.writeString(file, content);
        }
        assertEquals(content, Files.readString(file), path + " is out of date; renew it with: src/test/data/run");
    }
}
