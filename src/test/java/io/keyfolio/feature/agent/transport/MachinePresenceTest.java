package io.keyfolio.feature.agent.transport;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.ConnectedAgent;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The presence and the figures of a machine, and the machine to which an agent belongs. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class MachinePresenceTest {

    private Person alice;

    @BeforeEach
    void signUp() {
        alice = Person.signedUp();
    }

    @Test
    void figuresAreThoseOfTheLastHeartbeat() {
        ConnectedAgent agent = ConnectedAgent.connect(alice.accountKey());
        String id = agent.register("web-1", null);
        machine(id, "machine.cpu_percent", null);

        agent.say("{\"type\":\"heartbeat\",\"cpu_percent\":12.5,\"memory_percent\":100,\"disk_percent\":0,"
                + "\"network_rx_bytes\":9007199254740993,\"network_tx_bytes\":7,\"uptime\":86400,\"more\":1}");

        JsonPath machine = machine(id, "machine.cpu_percent", 12.5f);
        assertEquals(100f, machine.getFloat("machine.memory_percent"));
        assertEquals(0f, machine.getFloat("machine.disk_percent"));
        assertEquals(9007199254740993L, machine.getLong("machine.network_rx_bytes"));
        assertEquals(7L, machine.getLong("machine.network_tx_bytes"));
        assertEquals(86400L, machine.getLong("machine.uptime"));

        agent.say("{\"type\":\"heartbeat\"}");
        assertNull(machine(id, "machine.cpu_percent", null).get("machine.uptime"));
        agent.leave();
    }

    @Test
    void machineIsOfflineAtOnceWhenItsAgentLeaves() {
        ConnectedAgent agent = ConnectedAgent.connect(alice.accountKey());
        String id = agent.register("web-1", null);

        agent.leave();

        machine(id, "machine.status", "offline");
    }

    @Test
    void agentThatComesBackIsTheSameMachine() {
        ConnectedAgent agent = ConnectedAgent.connect(alice.accountKey());
        String id = agent.register("web-1", null);
        agent.leave();
        agent.awaitClosed();

        ConnectedAgent again = ConnectedAgent.connect(alice.accountKey());
        assertEquals(id, again.register("web-2", id));

        alice.signedIn()
                .get("/api/machines")
                .then()
                .body("machines.name", equalTo(List.of("web-2")))
                .body("machines[0].status", equalTo("online"));
        again.leave();
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent_00000000000000000000000000000000", "nonsense", "agent_", ""})
    void idThatNobodyHasIsReplaced(String claimed) {
        ConnectedAgent agent = ConnectedAgent.connect(alice.accountKey());

        String id = agent.register("web-1", claimed);

        assertNotEquals(claimed, id);
        assertTrue(id.matches("agent_[0-9a-f]{32}"), id);
        agent.leave();
    }

    @Test
    void anotherAccountsIdIsReplacedAndLeftAlone() {
        ConnectedAgent agent = ConnectedAgent.connect(alice.accountKey());
        String id = agent.register("web-1", null);
        Person bob = Person.signedUp();

        ConnectedAgent thief = ConnectedAgent.connect(bob.accountKey());
        String other = thief.register("stolen", id);

        assertNotEquals(id, other);
        machine(id, "machine.name", "web-1");
        bob.signedIn().get("/api/machines").then().body("machines.agent_id", equalTo(List.of(other)));
        agent.leave();
        thief.leave();
    }

    private JsonPath machine(String id) {
        return alice.signedIn()
                .get("/api/machines/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The machine, once the value at the path is as expected. */
    private JsonPath machine(String id, String path, Object expected) {
        return Await.until(() -> machine(id), found -> Objects.equals(expected, found.get(path)));
    }
}
