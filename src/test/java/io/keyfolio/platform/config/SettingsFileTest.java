package io.keyfolio.platform.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service validates, and the documentation lists, exactly the settings of the configuration mappings. */
class SettingsFileTest {

    static final Path PAGE = Path.of("docs", "reference", "configuration.md");

    private static final Path FILE = Path.of("src/main/resources/keyfolio-settings.txt");
    private static final String RENEW = "./mvnw test -Dtest=SettingsFileTest -Dkeyfolio.generate";
    private static final String HEAD = "# Made of the configuration mappings; to renew it: " + RENEW + "\n"
            + "# property, kind (! is never empty), rule, default, example\n";

    /** The settings, collected once, because the extensions of Quarkus have many. */
    private static Collection<Setting> settings;

    @BeforeAll
    static void collect() throws IOException {
        settings = DeclaredSettings.all();
    }

    @Test
    void listIsMadeOfTheMappings() throws IOException {
        String list = settings.stream().map(Setting::line).collect(Collectors.joining("\n", HEAD, "\n"));

        assertCurrent(FILE, list);
    }

    @Test
    void pageIsMadeOfTheMappings() throws IOException {
        assertCurrent(PAGE, ConfigurationPage.renewed(Files.readString(PAGE), settings));
    }

    private static void assertCurrent(Path file, String text) throws IOException {
        if (System.getProperty("keyfolio.generate") != null) {
            Files.writeString(file, text);
        }
        assertEquals(text, Files.readString(file), file + " is out of date; renew it with: " + RENEW);
    }
}
