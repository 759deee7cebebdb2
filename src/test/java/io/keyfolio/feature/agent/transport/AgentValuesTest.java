package io.keyfolio.feature.agent.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.ConnectedAgent;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers and texts of agents that the service stores, and the refusals of the others. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class AgentValuesTest {

    private Person alice;
    private ConnectedAgent agent;

    static Stream<Arguments> hiddenCharacters() {
        return Stream.of("name", "os", "arch", "version", "hostname", "description")
                .flatMap(field -> Stream.of("U+202E", "U+0085", "U+200D", "U+FEFF", "U+0378")
                        .map(character -> arguments(field, character)));
    }

    @BeforeEach
    void connect() {
        alice = Person.signedUp();
        agent = ConnectedAgent.connect(alice.accountKey());
    }

    @ParameterizedTest
    @CsvSource({"86400.0, 86400", "8.64e4, 86400", "9223372036854775807, 9223372036854775807", "0e999999999, 0"})
    void counterIsAnIntegerHoweverItIsWritten(String sent, long kept) {
        String id = agent.register("web-1", null);

        agent.say("{\"type\":\"heartbeat\",\"uptime\":" + sent + ",\"network_rx_bytes\":" + sent + "}");

        JsonPath machine = Await.until(() -> machine(id), found -> found.get("machine.uptime") != null);
        assertEquals(kept, machine.getLong("machine.uptime"));
        assertEquals(kept, machine.getLong("machine.network_rx_bytes"));
        agent.leave();
    }

    @ParameterizedTest
    @CsvSource({
        "uptime, 9223372036854775808, must be less than 2^63",
        "network_rx_bytes, 18446744073709551615, must be less than 2^63",
        "network_tx_bytes, 1e999999999, must be less than 2^63",
        "uptime, -1, must not be negative",
        "uptime, -1e999999999, must not be negative",
        "uptime, 1.5, must be a whole number",
        "uptime, '\"86400\"', must be a number",
        "cpu_percent, 100.1, must be from 0 to 100",
        "cpu_percent, 1e999999999, must be from 0 to 100",
        "memory_percent, '\"NaN\"', must be a number",
        "disk_percent, '\"Infinity\"', must be a number"
    })
    void wrongNumberIsSaidToBeItsFields(String field, String value, String rule) {
        agent.register("web-1", null);

        agent.say("{\"type\":\"heartbeat\",\"" + field + "\":" + value + "}");

        assertClosed("The " + field + " field " + rule + ".");
    }

    @Test
    void numberOfAnyLengthIsAWrongValueOfItsField() {
        agent.register("web-1", null);

        agent.say("{\"type\":\"heartbeat\",\"uptime\":" + "9".repeat(16_000) + "}");

        assertClosed("The uptime field must be less than 2^63.");
    }

    @Test
    void fieldsAreNamedWhereTheReasonHasNoRoomForMore() {
        agent.register("web-1", null);

        agent.say(
                "{\"type\":\"heartbeat\",\"uptime\":-1,\"cpu_percent\":101,\"disk_percent\":101,\"network_rx_bytes\":1e99}");

        assertClosed("These fields are wrong: cpu_percent, disk_percent, network_rx_bytes, uptime");
    }

    @Test
    void numbersOfMetadataStayAsTheyAre() {
        String metadata =
                "{\"a\":1.50,\"b\":1e999999999,\"c\":[" + "9".repeat(2000) + "],\"d\":{\"e\":null,\"f\":\"\u00e9\"}}";

        agent.say(registration("metadata", metadata));
        String id = agent.hear().getString("agent_id");

        Response answer = alice.signedIn().get("/api/machines/{id}", id);
        assertEquals(metadata, answer.asString().replaceFirst("(?s).*\"metadata\":(.*)}}$", "$1"));
        agent.leave();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":[\"\\u0000\"]}", "{\"\\u0000\":1}", "{\"a\":\"\\ud800\"}"})
    void metadataThatCannotBeStoredIsRefused(String metadata) {
        agent.say(registration("metadata", metadata));

        assertClosed("The metadata field must not contain NUL characters or unpaired surrogates.");
    }

    @ParameterizedTest
    @MethodSource("hiddenCharacters")
    void textWithAHiddenCharacterIsRefused(String field, String character) {
        String escape = "\\u" + character.substring(2);

        agent.say(registration(field, "\"a" + escape + "b\""));

        String reason = agent.awaitClosed().reason();
        assertEquals(
                "The " + field + " field must not contain " + character,
                reason.substring(0, reason.indexOf(',')),
                reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\\u200b", "\\u202e\\u202c"})
    void nameThatShowsNothingIsMissing(String name) {
        agent.say(registration("name", "\"" + name + "\""));

        assertClosed("The name field is required.");
    }

    @Test
    void textsAreTrimmedAndJoinersAndLinesStay() {
        agent.say(registration("description", "\"rack 4\\nrow 2 \"")
                .replace("\"web-1\"", "\" \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645\\n\""));
        String id = agent.hear().getString("agent_id");

        JsonPath machine = machine(id);
        assertEquals("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", machine.get("machine.name"));
        assertEquals("rack 4\nrow 2", machine.get("machine.description"));
        agent.leave();
    }

    private void assertClosed(String reason) {
        ConnectedAgent.Closed closed = agent.awaitClosed();
        assertEquals(1008, closed.code(), closed.reason());
        assertEquals(reason, closed.reason());
    }

    private JsonPath machine(String id) {
        return alice.signedIn().get("/api/machines/{id}", id).jsonPath();
    }

    /** A valid registration, except for one field. */
    private static String registration(String field, String value) {
        String usual = ConnectedAgent.registration("web-1", null);
        String without =
                usual.replaceFirst("\"" + field + "\":\"[^\"]*\",?", "").replace(",}", "}");
        return without.replace("{\"type\"", "{\"" + field + "\":" + value + ",\"type\"");
    }
}
