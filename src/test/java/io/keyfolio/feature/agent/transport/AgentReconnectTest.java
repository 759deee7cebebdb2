package io.keyfolio.feature.agent.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.AtOnce;
import io.keyfolio.testing.ConnectedAgent;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.RawAgent;
import io.keyfolio.testing.RawHttp;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rate limit on handshakes bounds the reconnecting agents of each account. */
@QuarkusTest
@WithTestResource(
        value = PostgresResource.class,
        initArgs = {@ResourceArg(name = "limit.write", value = "3"), @ResourceArg(name = "limit.agent", value = "3")})
class AgentReconnectTest {

    private static final int FLEET = 40;

    @Test
    void registrationsAreLimitedByAccountWhateverTheKey() {
        Person alice = Person.signedUp();
        Person bob = Person.signedUp();
        String key = alice.issue("agents").token();
        String id = registerOnce(alice.accountKey(), null);
        assertEquals(id, registerOnce(alice.accountKey(), id));
        assertEquals(id, registerOnce(key, id));

        RawHttp.Answer refused = handshake(alice.accountKey());

        assertEquals(429, refused.status());
        int wait = Integer.parseInt(refused.header("retry-after"));
        assertTrue(wait > 3000 && wait <= 3600, () -> wait + " s");
        assertEquals("\"agent\";q=3;w=10800", refused.header("ratelimit-policy"));
        assertEquals(429, handshake(key).status());
        registerOnce(bob.accountKey(), null);
    }

    @Test
    void agentsDoNotKeepTheirOwnerFromChanges() {
        Person alice = Person.signedUp();
        Collections.nCopies(3, alice.accountKey()).forEach(key -> registerOnce(key, null));
        assertEquals(429, handshake(alice.accountKey()).status());

        alice.signedIn()
                .contentType(ContentType.JSON)
                .body("{\"theme\":\"light\"}")
                .put("/v1/profile/preferences")
                .then()
                .statusCode(200);
        alice.signedIn().post("/api/profile/regenerate-api-key").then().statusCode(200);
    }

    @Test
    void fleetOfManyAccountsComesBackAtOnce() {
        List<String> keys = IntStream.range(0, FLEET)
                .mapToObj(number -> Person.signedUp().accountKey())
                .toList();
        List<String> ids = AtOnce.run(FLEET, number -> registerOnce(keys.get(number), null));

        List<String> again = AtOnce.run(FLEET, number -> registerOnce(keys.get(number), ids.get(number)));

        assertEquals(ids, again);
    }

    private static String registerOnce(String key, String agentId) {
        ConnectedAgent agent = ConnectedAgent.connect(key);
        String id = agent.register("web-1", agentId);
        agent.leave();
        return id;
    }

    private static RawHttp.Answer handshake(String key) {
        String request =
                RawAgent.handshake(key).replace("Host: localhost\r\n", "Host: localhost\r\nConnection: close\r\n");
        return RawHttp.send(request.getBytes(StandardCharsets.US_ASCII));
    }
}
