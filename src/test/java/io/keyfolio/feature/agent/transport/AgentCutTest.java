package io.keyfolio.feature.agent.transport;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.ConnectedAgent;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The connection of an agent closes when its credential or its machine is revoked. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class AgentCutTest {

    private Person alice;

    @BeforeEach
    void signUp() {
        alice = Person.signedUp();
    }

    @Test
    void regeneratingTheKeyClosesAllThatWereOpenedWithIt() {
        ConnectedAgent registered = ConnectedAgent.registered(alice.accountKey(), "web-1");
        ConnectedAgent silent = ConnectedAgent.connect(alice.accountKey());
        Person bob = Person.signedUp();
        ConnectedAgent bobs = ConnectedAgent.registered(bob.accountKey(), "web-1");
        ConnectedAgent byApiKey = ConnectedAgent.connect(alice.issue("agents").token());

        String key = alice.signedIn().post("/api/profile/regenerate-api-key").path("api_key");

        for (ConnectedAgent cut : List.of(registered, silent)) {
            assertEquals(4401, cut.awaitClosed().code());
            assertEquals("api key regenerated", cut.awaitClosed().reason());
        }
        ConnectedAgent.registered(key, "web-2").leave();
        assertFalse(bobs.isClosed());
        assertFalse(byApiKey.isClosed());
        bobs.leave();
        byApiKey.leave();
    }

    @Test
    void revokingAnApiKeyClosesItsConnections() {
        Person.Key revoked = alice.issue("agents");
        ConnectedAgent cut = ConnectedAgent.connect(revoked.token());
        ConnectedAgent spared = ConnectedAgent.connect(alice.issue("others").token());

        alice.signedIn()
                .delete("/v1/profile/api-keys/{id}", revoked.id())
                .then()
                .statusCode(200);

        assertEquals(4401, cut.awaitClosed().code());
        assertEquals("api key revoked", cut.awaitClosed().reason());
        assertFalse(spared.isClosed());
        spared.leave();
    }

    @Test
    void newerConnectionOfAMachineReplacesTheOlder() {
        ConnectedAgent older = ConnectedAgent.connect(alice.accountKey());
        String id = older.register("web-1", null);

        ConnectedAgent newer = ConnectedAgent.connect(alice.accountKey());
        assertEquals(id, newer.register("web-1", id));

        assertEquals(4409, older.awaitClosed().code());
        assertEquals("replaced by a newer connection", older.awaitClosed().reason());
        alice.signedIn().get("/api/machines").then().body("machines.status", equalTo(List.of("online")));
        newer.leave();
    }

    /** A handshake or registration that is concurrent with the regeneration is refused or closed. */
    @RepeatedTest(5)
    void noConnectionOpenedWithTheOldKeySurvivesIt() {
        URI service = URI.create("http://localhost:" + RestAssured.port);
        List<CompletableFuture<ConnectedAgent>> opening = Stream.generate(() ->
                        ConnectedAgent.connect(service, alice.accountKey()).handle(AgentCutTest::introduced))
                .limit(150)
                .toList();

        Await.until(() -> opening.stream().anyMatch(CompletableFuture::isDone), some -> some);
        alice.signedIn().post("/api/profile/regenerate-api-key").then().statusCode(200);
        long dead = System.nanoTime();

        opening.stream()
                .map(CompletableFuture::join)
                .filter(Objects::nonNull)
                .map(ConnectedAgent::awaitClosed)
                .forEach(closed -> assertCutSoonAfter(dead, closed));
    }

    /** The connection closes earlier than the periodic check would close it. */
    private static void assertCutSoonAfter(long dead, ConnectedAgent.Closed closed) {
        assertEquals(4401, closed.code(), closed.reason());
        assertTrue(closed.nanoTime() - dead < Duration.ofSeconds(5).toNanos(), "cut too late");
    }

    /** The registered agent; null for a refused handshake. */
    private static ConnectedAgent introduced(ConnectedAgent agent, Throwable refusal) {
        if (refusal == null) {
            agent.sayUnlessClosed(ConnectedAgent.registration("web", null));
        }
        return agent;
    }
}
