package io.keyfolio.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All examples run, and print the same lines. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ExamplesTest {

    private static final List<String> EXPECTED = List.of(
            "Signed up as NAME.",
            "Profile: user_ID, NAME, NAME@example.com.",
            "Preferences: timezone UTC, language en, theme dark.",
            "Changed: timezone America/New_York, language en, theme dark.",
            "Created API key NUMBER.",
            "The API key belongs to NAME.",
            "Revoked API key NUMBER.",
            "Refused: GET /v1/auth/user: 401 Send a valid credential: \"Authorization: Bearer\""
                    + " and a session token or an API key.");

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void endsWithARevokedKeysRefusal(Example example) throws Exception {
        Example.Run run = example.against("http://localhost:" + RestAssured.port + "/", directory);

        assertEquals(0, run.status(), run::toString);
        assertEquals(EXPECTED, masked(run.output()), run::toString);
    }

    @ParameterizedTest
    @EnumSource
    void tutorialSaysHowToRunIt(Example example) throws IOException {
        assertTrue(
                Files.readAllLines(Path.of("docs", "tutorial", "first-key.md")).contains(example.command));
    }

    /** The lines with placeholders for the name and the number. A differing name or number on a later line stays. */
    private static List<String> masked(List<String> lines) {
        String name = lines.get(0).replaceAll("^Signed up as (ada-[0-9a-f]{8})\\.$", "$1");
        String number = lines.get(4).replaceAll("^Created API key (\\d+)\\.$", "$1");
        return lines.stream()
                .map(line -> line.replace(name, "NAME")
                        .replace("API key " + number + ".", "API key NUMBER.")
                        .replaceAll("user_[0-9a-f]{32}", "user_ID"))
                .toList();
    }
}
