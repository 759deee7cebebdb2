package io.keyfolio.identity.password;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyfolio.testing.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The list has the first passwords of the npm package, which orders them by frequency, and the licence of the package. */
class CommonPasswordListTest {

    private static final String PACKAGE = System.getProperty("keyfolio.passwords");
    private static final int FEWEST_CHARACTERS = 6;
    private static final int ENTRIES = 10_000;

    /** Runs only under src/test/data/run, which provides the npm package @zxcvbn-ts/language-common. */
    @Test
    void listIsThatOfThePackage() throws IOException {
        assumeTrue(PACKAGE != null, "needs the package");
        ObjectMapper json = new ObjectMapper();
        String version = json.readTree(Path.of(PACKAGE, "package.json").toFile())
                .path("version")
                .asText();
        JsonNode passwords =
                json.readTree(Path.of(PACKAGE, "src/passwords.json").toFile());

        String lines = StreamSupport.stream(passwords.spliterator(), false)
                .map(JsonNode::asText)
                .filter(password -> password.length() >= FEWEST_CHARACTERS)
                .limit(ENTRIES)
                .sorted()
                .collect(Collectors.joining("\n"));

        GeneratedFile.assertCurrent("src/main/resources/common-passwords.txt", header(version) + "\n\n" + lines + "\n");
    }

    private static String header(String version) throws IOException {
        String first = "The 10,000 commonest passwords of at least 6 characters of the npm package"
                + " @zxcvbn-ts/language-common " + version + ", sorted. Its licence:";
        Stream<String> licence =
                Files.readString(Path.of(PACKAGE, "LICENSE.txt")).strip().lines();
        return Stream.concat(Stream.of(first, ""), licence)
                .map(line -> ("# " + line).strip())
                .collect(Collectors.joining("\n"));
    }
}
