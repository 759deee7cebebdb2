package io.keyfolio.feature.agent.transport;

import static io.keyfolio.testing.Person.bearer;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.ConnectedAgent;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.RawAgent;
import io.keyfolio.testing.RawHttp;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The credentials that can connect an agent, and the refusals of other handshakes. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class AgentConnectTest {

    private static final String PATH = ConnectedAgent.PATH;

    private Person alice;

    @BeforeEach
    void signUp() {
        alice = Person.signedUp();
    }

    @Test
    void accountKeyConnects() {
        ConnectedAgent agent = ConnectedAgent.connect(alice.accountKey());

        assertEquals(ConnectedAgent.PROTOCOL, agent.socket().getSubprotocol());
        agent.leave();
        assertEquals(1000, agent.awaitClosed().code());
    }

    @Test
    void apiKeyWithTheAbilityConnects() {
        ConnectedAgent agent = ConnectedAgent.connect(
                alice.issue(Map.of("abilities", List.of("agents:connect"))).token());

        assertTrue(agent.register("web-1", null).startsWith("agent_"));
        agent.leave();
    }

    @Test
    void apiKeyWithoutTheAbilityIsForbidden() {
        String key = alice.issue(Map.of("abilities", List.of("agents:read"))).token();

        assertRefused(handshake(key), 403, "Bearer error=\"insufficient_scope\"");
    }

    @Test
    void sessionIsForbidden() {
        assertRefused(handshake(alice.session()), 403, "Bearer error=\"insufficient_scope\"");
    }

    @Test
    void unknownKeyIsUnauthenticated() {
        String dead = alice.accountKey();
        alice.signedIn().post("/api/profile/regenerate-api-key").then().statusCode(200);

        assertRefused(handshake(dead), 401, "Bearer error=\"invalid_token\"");
    }

    @Test
    void keyInTheQueryStringIsNotLookedAt() {
        String request = RawAgent.handshake("x")
                .replaceFirst("Authorization: [^\r]*\r\n", "")
                .replace(PATH, PATH + "?token=" + alice.accountKey() + "&access_token=" + alice.accountKey());

        assertRefused(RawHttp.send(closing(request)), 401, "Bearer");
    }

    /** A request that is not a handshake gets 426 with the headers of an upgrade. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("notHandshakes")
    void requestThatIsNoHandshakeNeedsAnUpgrade(String what, String replaced, String by) {
        String request = RawAgent.handshake(alice.accountKey()).replace(replaced, by);

        RawHttp.Answer answer = RawHttp.send(closing(request));

        assertEquals(426, answer.status(), answer.body());
        assertEquals("websocket", answer.header("upgrade"));
        assertEquals("13", answer.header("sec-websocket-version"));
        assertTrue(answer.body().contains("\"error\":\"This path is for WebSockets"), answer.body());
    }

    static Stream<Arguments> notHandshakes() {
        return Stream.of(
                arguments("no upgrade", "Upgrade: websocket\r\nConnection: Upgrade\r\n", ""),
                arguments("another protocol", "Upgrade: websocket", "Upgrade: h2c"),
                arguments("not to be upgraded", "Connection: Upgrade", "Connection: keep-alive"),
                arguments("an old version", "Version: 13", "Version: 8"),
                arguments("no version", "Sec-WebSocket-Version: 13\r\n", ""),
                arguments("no key", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n", ""),
                arguments("a short key", "dGhlIHNhbXBsZSBub25jZQ==", "dGhl"),
                arguments("a key that is not base64", "dGhlIHNhbXBsZSBub25jZQ==", "????????????????????????"));
    }

    @Test
    void handshakeWithoutTheProtocolIsRefused() {
        String request = RawAgent.handshake(alice.accountKey()).replace("keyfolio.agent.v1", "chat");

        RawHttp.Answer answer = RawHttp.send(closing(request));

        assertEquals(400, answer.status(), answer.body());
        assertTrue(answer.body().contains("keyfolio.agent.v1"), answer.body());
    }

    @Test
    void otherMethodsAreNotAllowed() {
        String request = RawAgent.handshake(alice.accountKey()).replace("GET ", "DELETE ");

        assertEquals(405, RawHttp.send(closing(request)).status());
        bearer(alice.accountKey()).post(PATH).then().statusCode(405).header("Allow", equalTo("GET, HEAD, OPTIONS"));
    }

    @Test
    void plainRequestWithoutTheRightIsRefusedFirst() {
        Api.ACCOUNT.assertUnauthenticated(Person.anonymous().get(PATH));
        Api.ACCOUNT.assertInsufficientScope(
                bearer(alice.issue(Map.of("abilities", List.of("keys:read"))).token())
                        .get(PATH));
    }

    @Test
    void connectionsOfAnAccountAreBounded() {
        List<ConnectedAgent> open = Stream.generate(() -> ConnectedAgent.connect(alice.accountKey()))
                .limit(200)
                .toList();

        RawHttp.Answer refused = RawHttp.send(closing(RawAgent.handshake(alice.accountKey())));

        assertEquals(429, refused.status(), refused.body());
        open.forEach(ConnectedAgent::leave);
        open.forEach(ConnectedAgent::awaitClosed);
    }

    @Test
    void unknownTypeIsAnsweredAndIgnored() {
        ConnectedAgent agent = ConnectedAgent.connect(alice.accountKey());

        agent.say("{\"type\":\"dance\",\"agent_id\":7}");

        assertEquals("unknown_type", agent.hear().getString("code"));
        assertTrue(agent.register("web-1", null).startsWith("agent_"));
        agent.leave();
    }

    @Test
    void accountHasABoundedNumberOfMachines() {
        for (int number = 0; number < 100; number++) {
            ConnectedAgent.registered(alice.accountKey(), "web-" + number).leave();
        }
        ConnectedAgent oneTooMany = ConnectedAgent.connect(alice.accountKey());

        oneTooMany.say(ConnectedAgent.registration("web-100", null));

        assertEquals("too_many_agents", oneTooMany.hear().getString("code"));
        List<String> machines = alice.signedIn().get("/api/machines").path("machines.agent_id");
        assertEquals(100, machines.size());
        alice.signedIn().delete("/api/machines/" + machines.get(0)).then().statusCode(200);
        ConnectedAgent.registered(alice.accountKey(), "web-100").leave();
        assertFalse(oneTooMany.isClosed());
        oneTooMany.leave();
    }

    private static RawHttp.Answer handshake(String key) {
        return RawHttp.send(closing(RawAgent.handshake(key)));
    }

    /** Adds {@code Connection: close}: a refused handshake would otherwise leave the connection open. */
    private static byte[] closing(String request) {
        return request.replace("Host: localhost\r\n", "Host: localhost\r\nConnection: close\r\n")
                .getBytes(US_ASCII);
    }

    private static void assertRefused(RawHttp.Answer answer, int status, String challenge) {
        assertEquals(status, answer.status(), answer.body());
        assertEquals(challenge, answer.header("www-authenticate"));
        assertEquals("application/problem+json", answer.header("content-type"));
        assertTrue(answer.body().contains("\"error\":\""), answer.body());
    }
}
