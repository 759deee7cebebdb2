package io.keyfolio.vsayagent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.keyfolio.vsayagent.testing.AgentProcess;
import io.keyfolio.vsayagent.testing.Certificate;
import io.keyfolio.vsayagent.testing.RunningAgent;
import io.keyfolio.vsayagent.testing.ScriptedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program sends its key only to servers whose certificate it trusts. */
class TlsIT {

    /** A long interval in seconds; the first heartbeat still follows after one second. */
    private static final int CALM = 30;

    private static final Map<String, String> ENVIRONMENT = Map.of("VSAY_TOKEN", RunningAgent.KEY);

    @TempDir
    private Path directory;

    @Test
    void serverWithATrustedCertificateIsTalkedTo() throws Exception {
        Certificate certificate = Certificate.make(directory);
        String trust = "-Djavax.net.ssl.trustStore=" + certificate.trustStore(directory);

        try (var server = ScriptedServer.encrypted(certificate.context());
                var agent = start(server, trust, "-Djavax.net.ssl.trustStorePassword=changeit")) {
            var side = server.accept();
            side.register("agent_1", CALM);

            assertEquals("heartbeat", side.receive().path("type").textValue(), agent.output()::toString);
        }
    }

    @Test
    void serverWithAnyOtherCertificateIsNotToldTheKey() throws Exception {
        Certificate certificate = Certificate.make(directory);

        try (var server = ScriptedServer.encrypted(certificate.context());
                var agent = start(server)) {
            agent.output().await("cannot reach the server (SSLHandshakeException");

            assertFalse(server.hasAccepted());
        }
    }

    private AgentProcess start(ScriptedServer server, String... options) throws IOException {
        String[] arguments = {"--host", server.host().replace("http://", ""), "--state-dir", directory.toString()};
        return AgentProcess.start(ENVIRONMENT, List.of(options), arguments);
    }
}
