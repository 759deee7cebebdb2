package io.keyfolio.platform.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list of settings that the service validates by is that of its configuration mappings. */
class SettingsFileTest {

    private static final Path FILE = Path.of("src/main/resources/keyfolio-settings.txt");
    private static final String RENEW = "./mvnw test -Dtest=SettingsFileTest -Dkeyfolio.generate";
    private static final String HEAD = "# Made of the configuration mappings; to renew it: " + RENEW + "\n"
            + "# property, kind (! is never empty), rule, default, example\n";

    @Test
    void listIsMadeOfTheMappings() throws IOException {
        String list = DeclaredSettings.all().stream().map(Setting::line).collect(Collectors.joining("\n", HEAD, "\n"));
        if (System.getProperty("keyfolio.generate") != null) {
            Files.writeString(FILE, list);
        }

        assertEquals(list, Files.readString(FILE), FILE + " is out of date; renew it with: " + RENEW);
    }
}
