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
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reconnections of an agent, and their waits. */
class ReconnectionTest {

    private final ScriptedServer server = ScriptedServer.running();

    @TempDir
    private Path state;

    @AfterEach
    void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1007, 1008, 1009, 1011, 4000, 4408})
    void closeThatIsNotFinalIsComeBackFrom(int code) {
        try (var agent = RunningAgent.start(server.host(), state)) {
            ServerSide side = server.accept();
            side.register("agent_1");
            side.receive();

            side.close(code, "for a reason");

            assertEquals("agent_1", server.accept().receive().path("agent_id").textValue());
            agent.log().await("(" + code + " for a reason); connecting again in ");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 404, 426, 429, 500, 503})
    void statusThatIsNotFinalIsComeBackFrom(int status) throws IOException {
        try (var plain = PlainServer.answering(status, server.host() + "/elsewhere");
                var agent = RunningAgent.start(plain.host(), state)) {
            assertEquals("/api/agents/connect", plain.nextPath());
            assertEquals("/api/agents/connect", plain.nextPath());

            agent.log().await("the server answered HTTP " + status + "; connecting again in ");
            assertFalse(server.hasAccepted(), "the key was taken elsewhere");
        }
    }

    @Test
    void serverThatIsNotThereIsWaitedFor() {
        String host = server.host();
        server.close();

        try (var agent = RunningAgent.start(host, state, patient())) {
            String line = agent.log().await("cannot reach the server (ConnectException");

            assertTrue(line.endsWith("; connecting again in 60.0 s"), line);
        }
    }

    @Test
    void serverOfAnotherProtocolIsNotTalkedTo() {
        try (var other = ScriptedServer.speaking("");
                var agent = RunningAgent.start(other.host(), state)) {
            agent.log().await("the server does not speak keyfolio.agent.v1; connecting again in ");
        }
    }

    @Test
    void serverThatIsKilledIsComeBackTo() {
        try (var agent = RunningAgent.start(server.host(), state)) {
            ServerSide side = server.accept();
            side.register("agent_1");
            side.receive();

            side.breakOff();

            assertEquals("agent_1", server.accept().receive().path("agent_id").textValue(), agent.log()::toString);
        }
    }

    @Test
    void serverThatIsSilentForTwoHeartbeatsIsLeft() {
        try (var agent = RunningAgent.start(server.host(), state)) {
            server.turnDeaf();
            ServerSide side = server.accept();
            side.register("agent_1");

            server.accept();

            assertEquals("heartbeat", side.receive().path("type").textValue());
            agent.log().await("the server has been silent for too long; connecting again in ");
        }
    }

    @Test
    void serverThatAnswersPingsIsNotLeft() {
        try (var agent = RunningAgent.start(server.host(), state)) {
            ServerSide side = server.accept();
            side.register("agent_1", 2);

            for (int beat = 0; beat < 4; beat++) {
                side.receive();
            }

            assertEquals(1, agent.log().all().size(), agent.log()::toString);
        }
    }

    @Test
    void fullAccountIsTriedAgainAtTheSlowestPace() {
        try (var agent = RunningAgent.start(server.host(), state, patient())) {
            ServerSide side = server.accept();
            side.receive();

            side.send("""
                    {"type":"error","code":"too_many_agents","message":"No more than 100 agents."}""");

            assertEquals(1000, side.closeCode());
            String line = agent.log().await("the server refused: too_many_agents (No more than 100 agents.)");
            assertTrue(line.matches(".*; connecting again in [3-5]\\d\\.\\d s"), line);
        }
    }

    @Test
    void agentThatWaitsIsStoppedAtOnce() throws IOException {
        try (var plain = PlainServer.answering(503, "/")) {
            var agent = RunningAgent.start(plain.host(), state, patient());
            agent.log().await("connecting again in 60.0 s");

            agent.stop();

            assertEquals(ExitCode.STOPPED, agent.exitCode());
        }
    }

    private static Backoff patient() {
        return new Backoff(Duration.ofSeconds(60), Duration.ofSeconds(60), new Random(1));
    }
}
