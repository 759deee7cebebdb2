package io.keyfolio.vsayagent.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.vsayagent.testing.PlainServer;
import io.keyfolio.vsayagent.testing.RunningAgent;
import io.keyfolio.vsayagent.testing.ScriptedServer;
import io.keyfolio.vsayagent.testing.ServerSide;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ends after which an agent stops, and its messages. */
class EndingTest {

    private final ScriptedServer server = ScriptedServer.running();

    @TempDir
    private Path state;

    @AfterEach
    void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "4401, api key regenerated, 77, take the new API key from your profile",
        "4403, machine deleted, 78, start vsay-agent again if this machine is to be listed as a new one",
        "4409, replaced by a newer connection, 79, another vsay-agent runs with a copy of this state directory"
    })
    void closeThatIsFinalEndsTheAgent(int code, String reason, int exitCode, String advice) {
        var agent = RunningAgent.start(server.host(), state);
        ServerSide side = server.accept();
        side.register("agent_1");
        side.receive();

        side.close(code, reason);

        assertEquals(exitCode, agent.exitCode());
        assertEquals(code, side.closeCode());
        agent.log().await("(" + code + " " + reason + "): " + advice);
    }

    @Test
    void closeBeforeTheRegistrationIsAsFinal() {
        var agent = RunningAgent.start(server.host(), state);
        ServerSide side = server.accept();
        side.receive();

        side.close(4401, "api key regenerated");

        assertEquals(ExitCode.KEY_REFUSED, agent.exitCode());
    }

    @Test
    void deletedMachineComesBackAsANewOne() {
        var agent = RunningAgent.start(server.host(), state);
        ServerSide side = server.accept();
        side.register("agent_1");
        side.receive();
        side.close(4403, "machine deleted");
        agent.exitCode();

        try (var restarted = RunningAgent.start(server.host(), state)) {
            assertFalse(server.accept().receive().has("agent_id"), restarted.log()::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void refusedKeyEndsTheAgent(int status) throws IOException {
        try (var plain = PlainServer.answering(status, "/")) {
            var agent = RunningAgent.start(plain.host(), state);

            assertEquals(ExitCode.KEY_REFUSED, agent.exitCode());
            assertEquals(1, agent.log().all().size(), agent.log()::toString);
            agent.log().await("refused the API key (HTTP " + status + "): take");
            assertFalse(agent.log().toString().contains(RunningAgent.KEY));
        }
    }

    @Test
    void stoppedAgentSaysGoodbye() {
        var agent = RunningAgent.start(server.host(), state);
        ServerSide side = server.accept();
        side.register("agent_1");
        side.receive();

        agent.stop();

        assertEquals(1000, side.closeCode());
        assertEquals(ExitCode.STOPPED, agent.exitCode());
        assertTrue(agent.log().toString().endsWith(" stopped"), agent.log()::toString);
    }

    @Test
    void agentIsStoppedBeforeItIsRegistered() {
        var agent = RunningAgent.start(server.host(), state);
        ServerSide side = server.accept();
        side.receive();

        agent.stop();

        assertEquals(1000, side.closeCode());
        assertEquals(ExitCode.STOPPED, agent.exitCode());
    }
}
