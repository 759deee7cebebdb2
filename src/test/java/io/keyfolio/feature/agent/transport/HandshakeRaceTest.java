package io.keyfolio.feature.agent.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.ConnectedAgent;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A key that is regenerated between the check of the handshake and the start of the connection. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class HandshakeRaceTest {

    /** The connection closes earlier than the periodic check would close it. */
    private static final Duration SOON = Duration.ofSeconds(5);

    @Inject
    HeldHandshakes handshakes;

    @Test
    void connectionThatOpensAfterItsKeyWasReplacedIsCut() throws InterruptedException {
        Person alice = Person.signedUp();
        ConnectedAgent witness = ConnectedAgent.connect(alice.accountKey());
        handshakes.hold();
        CompletableFuture<ConnectedAgent> racing =
                ConnectedAgent.connect(URI.create("http://localhost:" + RestAssured.port), alice.accountKey());
        Runnable letGo = handshakes.next();

        alice.signedIn().post("/api/profile/regenerate-api-key").then().statusCode(200);
        assertEquals(4401, witness.awaitClosed().code());
        long opened = System.nanoTime();
        letGo.run();

        ConnectedAgent.Closed closed = racing.join().awaitClosed();
        assertEquals(4401, closed.code(), closed.reason());
        assertTrue(closed.nanoTime() - opened < SOON.toNanos(), "cut too late");
    }
}
