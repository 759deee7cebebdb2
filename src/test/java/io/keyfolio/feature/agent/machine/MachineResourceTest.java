package io.keyfolio.feature.agent.machine;

import static io.keyfolio.testing.Person.bearer;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.ConnectedAgent;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes of machines return the data that their agents sent. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class MachineResourceTest {

    private static final Set<String> MEMBERS = Set.of(
            "agent_id",
            "name",
            "description",
            "os",
            "ip_address",
            "status",
            "cpu_percent",
            "memory_percent",
            "disk_percent",
            "network_rx_bytes",
            "network_tx_bytes",
            "uptime",
            "last_active",
            "metadata");

    private Person alice;

    @BeforeEach
    void signUp() {
        alice = Person.signedUp();
    }

    @Test
    void newAccountHasNoMachines() {
        alice.signedIn().get("/api/machines").then().statusCode(200).body("", equalTo(Map.of("machines", List.of())));
    }

    @Test
    void machineIsListedAsItRegistered() {
        ConnectedAgent agent = ConnectedAgent.connect(alice.accountKey());
        agent.say(ConnectedAgent.registration("web-1", null)
                .replace(
                        "{\"type\"",
                        "{\"description\":\"rack 4\",\"metadata\":{\"cpus\":2,\"tags\":[\"a\"]},\"type\""));
        JsonPath answer = agent.hear();

        JsonPath machine = machine(answer.getString("agent_id"));

        assertEquals(MEMBERS, machine.getMap("machine").keySet());
        assertEquals(30, answer.getInt("heartbeat_seconds"));
        assertEquals("web-1", machine.getString("machine.name"));
        assertEquals("rack 4", machine.getString("machine.description"));
        assertEquals("Linux", machine.getString("machine.os"));
        assertEquals("127.0.0.1", machine.getString("machine.ip_address"));
        assertEquals("online", machine.getString("machine.status"));
        assertEquals(Map.of("cpus", 2, "tags", List.of("a")), machine.getMap("machine.metadata"));
        assertTrue(Instant.parse(machine.getString("machine.last_active"))
                .isAfter(Instant.now().minus(Duration.ofMinutes(1))));
        agent.leave();
    }

    @Test
    void deletedMachineIsGoneAndItsConnectionClosed() {
        ConnectedAgent agent = ConnectedAgent.connect(alice.accountKey());
        String id = agent.register("web-1", null);

        Response answer = alice.signedIn().delete("/api/machines/{id}", id);

        answer.then().statusCode(200).body("", equalTo(Map.of("message", "Machine deleted successfully")));
        ConnectedAgent.Closed closed = agent.awaitClosed();
        assertEquals(4403, closed.code());
        assertEquals("machine deleted", closed.reason());
        alice.signedIn().get("/api/machines").then().body("machines", equalTo(List.of()));
        Api.ACCOUNT.assertRefused(alice.signedIn().get("/api/machines/{id}", id), 404);
        Api.ACCOUNT.assertRefused(alice.signedIn().delete("/api/machines/{id}", id), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent_00000000000000000000000000000000", "1", "agent_ABC", "%00"})
    void unknownMachineIsNotFound(String id) {
        Api.ACCOUNT.assertRefused(alice.signedIn().urlEncodingEnabled(false).get("/api/machines/" + id), 404);
        Api.ACCOUNT.assertRefused(alice.signedIn().urlEncodingEnabled(false).delete("/api/machines/" + id), 404);
    }

    @Test
    void anotherAccountsMachineLooksAbsent() {
        ConnectedAgent agent = ConnectedAgent.connect(alice.accountKey());
        String id = agent.register("web-1", null);
        Person bob = Person.signedUp();

        Api.ACCOUNT.assertRefused(bob.signedIn().get("/api/machines/{id}", id), 404);
        Api.ACCOUNT.assertRefused(bob.signedIn().delete("/api/machines/{id}", id), 404);

        assertEquals("online", machine(id).getString("machine.status"));
        agent.leave();
    }

    @Test
    void machinesNeedTheirAbilities() {
        String reader = alice.issue(Map.of("abilities", List.of("agents:read"))).token();
        String writer =
                alice.issue(Map.of("abilities", List.of("agents:write"))).token();
        String id = "agent_00000000000000000000000000000000";

        bearer(reader).get("/api/machines").then().statusCode(200);
        Api.ACCOUNT.assertInsufficientScope(bearer(reader).delete("/api/machines/{id}", id));
        Api.ACCOUNT.assertRefused(bearer(writer).delete("/api/machines/{id}", id), 404);
        Api.ACCOUNT.assertInsufficientScope(bearer(writer).get("/api/machines"));
        Api.ACCOUNT.assertInsufficientScope(bearer(writer).get("/api/machines/{id}", id));
        Api.ACCOUNT.assertInsufficientScope(bearer(alice.accountKey()).get("/api/machines"));
        Api.ACCOUNT.assertUnauthenticated(Person.anonymous().get("/api/machines"));
    }

    private JsonPath machine(String id) {
        return alice.signedIn()
                .get("/api/machines/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
