package io.keyfolio.vsayagent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.vsayagent.testing.AgentProcess;
import io.keyfolio.vsayagent.testing.PlainServer;
import io.keyfolio.vsayagent.testing.RunningAgent;
import io.keyfolio.vsayagent.testing.ScriptedServer;
import io.keyfolio.vsayagent.testing.ServerSide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, from its arguments to its exit code. */
class VsayAgentIT {

    /** A long interval in seconds; the first heartbeat still follows after one second. */
    private static final int CALM = 30;

    private static final String KEY = RunningAgent.KEY;
    private static final Map<String, String> ENVIRONMENT = Map.of("VSAY_TOKEN", KEY);

    private final ScriptedServer server = ScriptedServer.running();

    @TempDir
    private Path state;

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void terminatedProgramSaysGoodbyeAndEndsWithZero() throws IOException {
        try (var agent = start(Map.of(), "--token", KEY, "--name", "web-1")) {
            ServerSide side = server.accept();
            assertEquals("web-1", side.register("agent_1", CALM).path("name").textValue());
            side.receive();

            agent.terminate();

            assertEquals(1000, side.closeCode());
            assertEquals(0, agent.exitCode());
            assertTrue(agent.output().toString().endsWith(" stopped"), agent.output()::toString);
            assertFalse(agent.output().toString().contains(KEY), agent.output()::toString);
        }
    }

    @Test
    void interruptedProgramSaysGoodbyeAndEndsWithZero() throws IOException {
        try (var agent = start(ENVIRONMENT)) {
            ServerSide side = server.accept();
            side.receive();

            agent.interrupt();

            assertEquals(1000, side.closeCode());
            assertEquals(0, agent.exitCode());
        }
    }

    @Test
    void heartbeatsTellTrueFigures() throws IOException {
        try (var agent = start(ENVIRONMENT)) {
            ServerSide side = server.accept();
            side.register("agent_1", CALM);

            var heartbeat = side.receive();

            double uptime =
                    Double.parseDouble(Files.readString(Path.of("/proc/uptime")).replaceFirst(" .*\\s*", ""));
            assertEquals(uptime, heartbeat.path("uptime").doubleValue(), 10, agent.output()::toString);
            assertTrue(heartbeat.path("cpu_percent").isNumber(), heartbeat::toString);
            assertTrue(heartbeat.path("memory_percent").isNumber(), heartbeat::toString);
            assertTrue(heartbeat.path("disk_percent").isNumber(), heartbeat::toString);
        }
    }

    @Test
    void regeneratedKeyEndsTheProgramWithOneSentence() throws IOException {
        Path file = Files.writeString(state.resolve("key"), KEY + "\n");
        try (var agent = start(Map.of(), "--token-file", file.toString())) {
            ServerSide side = server.accept();
            assertEquals("Bearer " + KEY, side.header("Authorization"));
            side.register("agent_1", CALM);
            side.receive();

            side.close(4401, "api key regenerated");

            assertEquals(77, agent.exitCode());
            agent.output().await("registered as agent_1");
            agent.output().await("take the new API key from your profile and start vsay-agent again with it");
            assertEquals(2, agent.output().all().size(), agent.output()::toString);
        }
    }

    @Test
    void refusedKeyEndsTheProgram() throws IOException {
        try (var plain = PlainServer.answering(401, "/");
                var agent = AgentProcess.start(ENVIRONMENT, "--host", plain.host(), "--state-dir", state.toString())) {
            assertEquals(77, agent.exitCode());
            assertFalse(agent.output().toString().contains(KEY), agent.output()::toString);
        }
    }

    @Test
    void serverWhoseNameDoesNotResolveIsCalledThat() throws IOException {
        String host = "no.such.host.invalid";
        try (var agent = AgentProcess.start(ENVIRONMENT, "--host", host, "--state-dir", state.toString())) {
            agent.output().await("cannot reach the server (--host: " + host + " does not resolve)");
        }
    }

    @Test
    void serverThatIsRestartedIsComeBackTo() throws IOException {
        try (var agent = start(ENVIRONMENT)) {
            ServerSide side = server.accept();
            side.register("agent_1", CALM);
            side.receive();

            side.close(1001, "");

            assertEquals("agent_1", server.accept().receive().path("agent_id").textValue(), agent.output()::toString);
        }
    }

    @Test
    void wrongUsageIsAnsweredWithTwo() throws IOException {
        try (var agent = AgentProcess.start(Map.of(), "--token", KEY)) {
            assertEquals(2, agent.exitCode());
            assertEquals(
                    "vsay-agent: Missing required option: '--host=HOST'",
                    agent.output().all().get(0));
            assertFalse(agent.output().toString().contains(KEY), agent.output()::toString);
        }
    }

    @Test
    void helpTellsOptionsAndExitCodesAndNoKey() throws IOException {
        try (var agent = AgentProcess.start(ENVIRONMENT, "--help")) {
            assertEquals(0, agent.exitCode());
            String help = agent.output().toString();
            assertTrue(help.contains("--state-dir=DIR") && help.contains("77   the API key was refused"), help);
            assertFalse(help.contains(KEY), help);
        }
    }

    @Test
    void versionIsThatOfTheBuild() throws IOException {
        try (var agent = AgentProcess.start(Map.of(), "--version")) {
            assertEquals(0, agent.exitCode());
            assertTrue(agent.output().toString().matches("vsay-agent \\d+\\.\\d+\\.\\d+"), agent.output()::toString);
        }
    }

    private AgentProcess start(Map<String, String> environment, String... arguments) throws IOException {
        String[] all = new String[arguments.length + 4];
        all[0] = "--host";
        all[1] = server.host();
        all[2] = "--state-dir";
        all[3] = state.toString();
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        return AgentProcess.start(environment, all);
    }
}
