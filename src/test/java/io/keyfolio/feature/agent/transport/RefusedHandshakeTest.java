package io.keyfolio.feature.agent.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.LoggedErrors;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.RawAgent;
import io.keyfolio.testing.RawHttp;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Handshakes with unknown keys write no log lines. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class RefusedHandshakeTest {

    /** More connections than event loops, which accept connections in turns. */
    private static final int CONNECTIONS = 4 * Runtime.getRuntime().availableProcessors();

    @Test
    void refusalIsNoError() {
        try (LoggedErrors errors = LoggedErrors.watch()) {
            for (int connection = 0; connection < CONNECTIONS; connection++) {
                assertEquals(401, handshake().status());
            }
            everyEventLoopAnswers();
            assertEquals(List.of(), errors.messages());
        }
    }

    private static RawHttp.Answer handshake() {
        String unknown = "4611686018427387904|" + UUID.randomUUID();
        String request =
                RawAgent.handshake(unknown).replace("Host: localhost\r\n", "Host: localhost\r\nConnection: close\r\n");
        return RawHttp.send(request.getBytes(StandardCharsets.US_ASCII));
    }

    /** Waits until each event loop has completed its work after the last refusal. */
    private static void everyEventLoopAnswers() {
        for (int connection = 0; connection < CONNECTIONS; connection++) {
            Person.anonymous()
                    .header("Connection", "close")
                    .get("/api/profile")
                    .then()
                    .statusCode(401);
        }
    }
}
