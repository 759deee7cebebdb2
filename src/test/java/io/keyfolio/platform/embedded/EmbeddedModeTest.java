package io.keyfolio.platform.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings with which Keyfolio starts no embedded database. */
class EmbeddedModeTest {

    @TempDir
    private Path temporary;

    private Properties before;

    @BeforeEach
    void rememberProperties() {
        before = (Properties) System.getProperties().clone();
    }

    @AfterEach
    void restoreProperties() {
        System.setProperties(before);
    }

    @Test
    void configuredDatabaseIsLeftAlone() {
        Path directory = temporary.resolve("unused");
        System.setProperty("keyfolio.data-dir", directory.toString());
        System.setProperty("keyfolio.db.host", "db.example.org");

        EmbeddedMode.startUnlessConfigured();

        assertFalse(Files.exists(directory));
        assertEquals("db.example.org", System.getProperty("keyfolio.db.host"));
        assertEquals(before.getProperty("io.keyfolio.embedded"), System.getProperty("io.keyfolio.embedded"));
    }

    @Test
    void directoryIsInTheWorkingDirectoryUnlessConfigured() {
        System.clearProperty("keyfolio.data-dir");

        StartupConfig config = StartupConfig.read();

        assertEquals(Path.of(".keyfolio"), config.dataDirectory());
    }

    @Test
    void emptyHostCountsAsNone() {
        System.setProperty("keyfolio.db.host", " ");

        StartupConfig config = StartupConfig.read();

        assertFalse(config.databaseHost().isPresent());
    }
}
