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
import org.junit.jupiter.api.Test;

/** The README's walk-through, run as a newcomer would. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class WalkthroughTest {

    private static final Path SCRIPT = Path.of("examples", "walkthrough.sh");

    @Test
    void endsWithARevokedKeysRefusal() throws Exception {
        List<String> lines = run();

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
    void readmeHoldsTheSameLines() throws IOException {
        String script = Files.readString(SCRIPT);
        String commands = script.substring(script.indexOf("KEYFOLIO=${"));

        assertTrue(Files.readString(Path.of("README.md")).contains("```bash\n" + commands + "```"));
    }

    private static List<String> run() throws IOException, InterruptedException {
        ProcessBuilder bash = new ProcessBuilder("bash", SCRIPT.toString()).redirectErrorStream(true);
        bash.environment().put("KEYFOLIO", "http://localhost:" + RestAssured.port);
        Process process = bash.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output.lines().toList();
    }
}
