package io.keyfolio.vsayagent.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.keyfolio.vsayagent.testing.RunningAgent;
import io.keyfolio.vsayagent.testing.ScriptedServer;
import io.keyfolio.vsayagent.testing.ServerSide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registration of an agent, and its id. */
class RegistrationTest {

    private final ScriptedServer server = ScriptedServer.running();

    @TempDir
    private Path state;

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void handshakeCarriesTheKeyInItsHeaderAlone() {
        try (var agent = RunningAgent.start(server.host(), state)) {
            ServerSide side = server.accept();

            assertEquals("/api/agents/connect", side.path());
            assertEquals("Bearer " + RunningAgent.KEY, side.header("Authorization"));
            assertEquals("keyfolio.agent.v1", side.header("Sec-WebSocket-Protocol"));
            assertEquals("keyfolio.agent.v1", side.subprotocol());
            assertFalse(agent.log().toString().contains(RunningAgent.KEY));
        }
    }

    @Test
    void firstMessageTellsWhatTheMachineIs() {
        try (var agent = RunningAgent.start(server.host(), state)) {
            JsonNode registration = server.accept().receive();

            assertEquals("register", registration.path("type").textValue());
            assertEquals("web-1", registration.path("name").textValue());
            assertEquals(System.getProperty("os.name"), registration.path("os").textValue());
            assertEquals(
                    System.getProperty("os.arch"), registration.path("arch").textValue());
            assertEquals("0.1.0", registration.path("version").textValue());
            assertFalse(registration.path("hostname").textValue().isEmpty());
            assertTrue(registration.path("metadata").path("cpu_count").isTextual());
            assertFalse(registration.has("agent_id"), agent.log()::toString);
        }
    }

    @Test
    void figuresFollowTheRegistration() {
        try (var agent = RunningAgent.start(server.host(), state)) {
            ServerSide side = server.accept();
            side.register("agent_1");

            JsonNode first = side.receive();
            JsonNode second = side.receive();

            assertPlausible(first);
            assertPlausible(second);
            assertTrue(second.path("uptime").longValue() > first.path("uptime").longValue());
            agent.log().await("registered as agent_1, reporting every 1 s");
        }
    }

    @Test
    void idOutlivesTheConnectionAndTheProgram() {
        try (var agent = RunningAgent.start(server.host(), state)) {
            ServerSide side = server.accept();
            side.register("agent_1");
            side.receive();
            side.breakOff();
            assertEquals("agent_1", server.accept().receive().path("agent_id").textValue(), agent.log()::toString);
        }

        try (var restarted = RunningAgent.start(server.host(), state)) {
            assertEquals("agent_1", server.accept().receive().path("agent_id").textValue(), restarted.log()::toString);
        }
    }

    @Test
    void idThatTheServerReplacesIsForgotten() {
        try (var agent = RunningAgent.start(server.host(), state)) {
            ServerSide side = server.accept();
            side.register("agent_1");
            side.receive();
            side.breakOff();
            ServerSide next = server.accept();
            next.register("agent_2");
            next.receive();
            next.breakOff();

            assertEquals("agent_2", server.accept().receive().path("agent_id").textValue(), agent.log()::toString);
        }
    }

    @Test
    void idOfOneServerIsNotToldToAnother() {
        try (var agent = RunningAgent.start(server.host(), state)) {
            ServerSide side = server.accept();
            side.register("agent_1");
            side.receive();
            agent.log().await("registered as agent_1");
        }

        try (var other = ScriptedServer.running();
                var agent = RunningAgent.start(other.host(), state)) {
            assertFalse(other.accept().receive().has("agent_id"), agent.log()::toString);
        }
    }

    @Test
    void corruptStateIsAsGoodAsNone() throws IOException {
        String name = server.host().replace("http://localhost:", "localhost%3A") + ".agent-id";
        Files.write(state.resolve(name), new byte[] {0, (byte) 0xff, 10});

        try (var agent = RunningAgent.start(server.host(), state)) {
            ServerSide side = server.accept();
            assertFalse(side.register("agent_1").has("agent_id"), agent.log()::toString);
            side.receive();
        }

        assertEquals("agent_1\n", Files.readString(state.resolve(name)));
    }

    private static void assertPlausible(JsonNode heartbeat) {
        assertEquals("heartbeat", heartbeat.path("type").textValue());
        for (String share : new String[] {"cpu_percent", "memory_percent", "disk_percent"}) {
            double percent = heartbeat.path(share).asDouble(-1);
            assertTrue(percent >= 0 && percent <= 100, () -> share + ": " + heartbeat);
            assertEquals(Math.round(percent * 10) / 10.0, percent, share);
        }
        assertTrue(heartbeat.path("memory_percent").doubleValue() > 0, heartbeat::toString);
        assertTrue(heartbeat.path("uptime").isIntegralNumber(), heartbeat::toString);
    }
}
