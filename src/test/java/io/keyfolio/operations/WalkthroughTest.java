package io.keyfolio.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of README.md and of the tutorial for a first key. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class WalkthroughTest {

    private static final Path SCRIPT = Path.of("examples", "walkthrough.sh");

    private static final Path README = Path.of("README.md");
    private static final Path TUTORIAL = Path.of("docs", "tutorial", "first-key.md");
    private static final Pattern FIRST_KEY = Pattern.compile("(?ms)^<!-- first key -->\\n```bash\\n(.*?)^```$");

    @TempDir
    Path directory;

    @Test
    void endsWithARevokedKeysRefusal() throws Exception {
        List<String> lines = run(SCRIPT);

        assertEquals(5, lines.size(), () -> String.join("\n", lines));
        assertTrue(lines.get(0).startsWith("{\"user\":{\"id\":\"user_"), lines.get(0));
        assertEquals(
                "{\"success\":true,\"payload\":{\"timezone\":\"America/New_York\",\"language\":\"en\",\"theme\":\"dark\"}}",
                lines.get(1));
        assertTrue(
                lines.get(2).matches("\\[\\{\"id\":\\d+,\"name\":\"CI\",.*\"abilities\":\\[\"\\*\"]}]"), lines.get(2));
        assertEquals("{\"message\":\"Deleted\"}", lines.get(3));
        assertTrue(lines.get(4).endsWith("}401"), lines.get(4));
    }

    @Test
    void tutorialHoldsTheSameLines() throws IOException {
        String script = Files.readString(SCRIPT);
        String commands = script.substring(script.indexOf("KEYFOLIO=${"));

        assertTrue(Files.readString(TUTORIAL).contains("```bash\n" + commands + "```"));
    }

    @Test
    void readmeEndsWithAVerifiedKey() throws Exception {
        Matcher commands = FIRST_KEY.matcher(Files.readString(README));
        assertTrue(commands.find(), "README.md has no block of commands for the first key");
        Path script = Files.writeString(directory.resolve("first-key.sh"), commands.group(1));

        List<String> headers = run(script).stream().map(String::strip).toList();

        assertTrue(headers.contains("X-Keyfolio-Credential: api-key"), headers::toString);
        assertTrue(headers.contains("X-Keyfolio-Abilities: orders:write"), headers::toString);
    }

    private static List<String> run(Path script) throws IOException, InterruptedException {
        ProcessBuilder bash = new ProcessBuilder("bash", script.toString()).redirectErrorStream(true);
        bash.environment().put("KEYFOLIO", "http://localhost:" + RestAssured.port);
        Process process = bash.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output.lines().toList();
    }
}
