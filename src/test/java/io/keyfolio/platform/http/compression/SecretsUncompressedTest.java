package io.keyfolio.platform.http.compression;

import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.ConnectedAgent;
import io.keyfolio.testing.Operations;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Responses with secrets are never compressed, because their length would reveal information about the secrets. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class SecretsUncompressedTest {

    /** The compressible routes. Add a route only if none of its responses contains a token, a key or another secret. */
    private static final Set<String> COMPRESSIBLE = Set.of(
            "getAuthorizationServerMetadata",
            "getJsonWebKeySet",
            "getMachine",
            "getOpenIdConfiguration",
            "listApiKeys",
            "listAuditEvents",
            "listMachines",
            "listSessions");

    private static final Set<String> SECRETS =
            Set.of("token", "plain_text_token", "access_token", "api_key", "password", "secret", "active", "scope");

    private Person alice;

    @BeforeEach
    void signUp() {
        alice = Person.signedUp();
    }

    /** A compressible response has {@code Vary: Accept-Encoding}, even if it is short. */
    @Test
    void onlyTheseRoutesAreCompressible() {
        String machine = machine();
        Set<String> compressible = new TreeSet<>();
        for (Operations.Operation operation : Operations.all()) {
            Response answer = Person.signedUp()
                    .signedIn()
                    .header("Accept-Encoding", "gzip")
                    .request(operation.method(), operation.examplePath());
            if (operation.id().equals("getMachine")) {
                answer = alice.signedIn().get(operation.path().replace("{agent_id}", machine));
            }
            if (varies(answer)) {
                compressible.add(operation.id());
            }
        }

        assertEquals(new TreeSet<>(COMPRESSIBLE), compressible);
    }

    @Test
    void compressibleRoutesShowNoSecret() {
        for (Operations.Operation operation : Operations.all()) {
            if (COMPRESSIBLE.contains(operation.id())) {
                Set<String> shown = Operations.membersOf(operation.described().at("/responses/200"));
                shown.retainAll(SECRETS);

                assertEquals(Set.of(), shown, operation::toString);
            }
        }
    }

    /** The response contains chosen text, such as abilities, beside the token, which makes it long. */
    @Test
    void longAnswersWithTokensAreSentAsTheyAre() {
        Map<String, Object> wanted = Map.of("abilities", abilities());

        Response created = alice.signedIn()
                .header("Accept-Encoding", "gzip")
                .contentType(ContentType.JSON)
                .body(wanted)
                .post("/v1/profile/api-keys");
        Response regenerated = alice.signedIn()
                .header("Accept-Encoding", "gzip")
                .post("/v1/profile/api-keys/" + created.path("id") + "/regenerate");
        Response introspected = Person.bearer(Person.introspector()
                        .issue(Map.of("abilities", List.of("tokens:introspect")))
                        .token())
                .header("Accept-Encoding", "gzip")
                .formParam("token", regenerated.<String>path("plain_text_token"))
                .post("/oauth2/introspect");

        assertSentAsItIs(created);
        assertSentAsItIs(regenerated);
        assertSentAsItIs(introspected);
    }

    /** The profile contains the account API key. */
    @Test
    void longProfileIsSentAsItIs() {
        alice.signedIn()
                .contentType(ContentType.JSON)
                .body(Map.of("avatar_url", "https://example.com/" + "a".repeat(1500)))
                .post("/api/profile/upload-avatar")
                .then()
                .statusCode(200);

        assertSentAsItIs(alice.signedIn().header("Accept-Encoding", "gzip").get("/api/profile"));
    }

    private String machine() {
        ConnectedAgent agent = ConnectedAgent.connect(alice.accountKey());
        agent.say(ConnectedAgent.registration("web-1", null));
        return agent.hear().getString("agent_id");
    }

    private static List<String> abilities() {
        return IntStream.range(0, 50)
                .mapToObj(number -> "ability:" + number + "x".repeat(45))
                .toList();
    }

    private static void assertSentAsItIs(Response answer) {
        answer.then().statusCode(200).header("Content-Encoding", nullValue()).header("Vary", nullValue());
        assertTrue(answer.asByteArray().length > 1024, () -> "too short to be compressed: " + answer.asString());
    }

    private static boolean varies(Response answer) {
        return answer.headers().getValues("Vary").toString().contains("accept-encoding");
    }
}
