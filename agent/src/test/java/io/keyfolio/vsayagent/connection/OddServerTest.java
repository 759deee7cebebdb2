package io.keyfolio.vsayagent.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.keyfolio.vsayagent.testing.RunningAgent;
import io.keyfolio.vsayagent.testing.ScriptedServer;
import io.keyfolio.vsayagent.testing.ServerSide;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reactions of an agent to a server that violates the protocol. */
class OddServerTest {

    private final ScriptedServer server = ScriptedServer.running();

    @TempDir
    private Path state;

    @AfterEach
    void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not JSON", "{}", "{\"type\":\"registered\",\"agent_id\":\"\",\"heartbeat_seconds\":1}"})
    void malformedMessageEndsTheConnection(String message) {
        try (var agent = RunningAgent.start(server.host(), state)) {
            ServerSide side = server.accept();

            side.send(message);

            assertEquals(1000, side.closeCode());
            agent.log().await("the server sent a malformed message (");
            server.accept();
        }
    }

    @Test
    void endlessMessageEndsTheConnection() {
        try (var agent = RunningAgent.start(server.host(), state)) {
            ServerSide side = server.accept();

            side.send(" ".repeat(1_000_000));

            agent.log().await("the server sent a message that is too long; connecting again");
            server.accept();
        }
    }

    @Test
    void unknownMessageIsIgnored() {
        try (var agent = RunningAgent.start(server.host(), state)) {
            ServerSide side = server.accept();

            side.send("{\"type\":\"dance\"}");
            side.register("agent_1");
            side.send("{\"type\":\"dance\"}");

            assertEquals("heartbeat", side.receive().path("type").textValue());
            assertEquals(1, agent.log().all().size(), agent.log()::toString);
        }
    }

    @Test
    void errorIsLoggedOnceAndWithoutTheKey() {
        try (var agent = RunningAgent.start(server.host(), state)) {
            ServerSide side = server.accept();
            String error = "{\"type\":\"error\",\"code\":\"odd\",\"message\":\"key " + RunningAgent.KEY + "\"}";

            side.send(error);
            side.send(error);
            side.register("agent_1");
            agent.log().await("the server refused: odd (key [API key])");
            agent.log().await("registered as agent_1");

            assertEquals(2, agent.log().all().size(), agent.log()::toString);
            assertFalse(agent.log().toString().contains(RunningAgent.KEY));
        }
    }
}
