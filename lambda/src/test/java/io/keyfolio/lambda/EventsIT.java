package io.keyfolio.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyfolio.testing.Person;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The function reads events of API Gateway as the original HTTP requests, including the parts that differ from HTTP. */
class EventsIT {

    private static final String PREFERENCES = "/v1/profile/preferences";

    /** The beginning of every icon file, which a conversion to text would change. */
    private static final Buffer ICON = Buffer.buffer(new byte[] {0, 0, 1, 0});

    private static Deployment deployment;
    private static Person alice;

    @BeforeAll
    static void deploy() throws IOException {
        deployment = Deployment.start(Database.migrated(), Map.of("quarkus.swagger-ui.enabled", "true"));
        alice = Person.signedUp();
    }

    @AfterAll
    static void withdraw() {
        deployment.close();
    }

    @Test
    void bodyInBase64IsDecoded() {
        Event event = Event.of("PUT", PREFERENCES)
                .bearer(alice.session())
                .header("Content-Type", "application/json")
                .base64("{\"language\":\"de\"}".getBytes(UTF_8));

        Answer answer = deployment.invoke(event);

        assertEquals(200, answer.status());
        assertEquals("de", answer.json().at("/payload/language").asText());
    }

    @Test
    void bytesThatAreNoTextAreRefusedInTheDialect() {
        Event event = Event.of("POST", "/v1/auth/login")
                .header("Content-Type", "application/json")
                .base64(new byte[] {'{', (byte) 0xc3, (byte) 0x28, '}'});

        Answer answer = deployment.invoke(event);

        assertEquals(400, answer.status());
        assertEquals(
                "The request body is not valid UTF-8.",
                answer.json().path("description").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent", "empty", "empty in Base64"})
    void emptyBodyIsNoBody(String how) {
        Event event = Event.of("POST", "/api/login").header("Content-Type", "application/json");
        if (how.equals("empty")) {
            event = event.with("body", "");
        } else if (how.equals("empty in Base64")) {
            event = event.base64(new byte[0]);
        }

        Answer answer = deployment.invoke(event);

        assertEquals(400, answer.status());
        assertEquals(
                "The request has no body; send a JSON object.",
                answer.json().path("error").asText());
    }

    @Test
    void cookiesChangeNothing() {
        Event event = Event.of("GET", PREFERENCES).bearer(alice.session()).header("Cookie", "session=abc; theme=dark");

        assertEquals(200, deployment.invoke(event).status());
    }

    @Test
    void valuesJoinedByCommasAreSeveral() {
        Event event = Event.of("GET", "/api/profile")
                .header("Authorization", "Bearer " + alice.session() + ",Bearer " + alice.session());

        Answer answer = deployment.invoke(event);

        assertEquals(401, answer.status());
        assertEquals("Bearer error=\"invalid_token\"", answer.headers().get("WWW-Authenticate"));
    }

    @Test
    void acceptedTypesJoinedByCommasAreAllSeen() {
        Event event = Event.of("GET", PREFERENCES)
                .bearer(alice.session())
                .header("Accept", "text/html,application/xhtml+xml, application/json;q=0.9");

        assertEquals(200, deployment.invoke(event).status());
    }

    /** API Gateway decodes some paths, so events contain characters that a request line cannot contain. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/api/no thing", "/api/ünbekannt", "/api/%00", "/v1/100%", "/v1/%zz", "/v1/a\"<b>\\", "/v1/what?"
            })
    void oddPathIsRefusedInTheDialect(String path) {
        Answer answer = deployment.invoke(Event.of("GET", path).bearer(alice.session()));

        assertEquals(404, answer.status(), answer::text);
        assertEquals("application/problem+json", answer.headers().get("Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/../api/nothing", "/api//"})
    void ambiguousPathIsRefusedInTheDialect(String path) {
        Answer answer = deployment.invoke(Event.of("GET", path).bearer(alice.session()));

        assertEquals(400, answer.status(), answer::text);
        assertEquals("application/problem+json", answer.headers().get("Content-Type"));
    }

    @Test
    void expectationIsAnsweredOnce() {
        Event event =
                Event.of("POST", "/api/login").header("Expect", "100-continue").json("{}");

        assertEquals(400, deployment.invoke(event).status());
    }

    @Test
    void bytesComeWhole() {
        Answer answer = deployment.invoke(Event.of("GET", "/q/swagger-ui/favicon.ico"));

        assertEquals(200, answer.status());
        assertEquals(
                Integer.parseInt(answer.headers().get("Content-Length")),
                answer.body().length());
        assertEquals(ICON, answer.body().getBuffer(0, ICON.length()));
    }

    @Test
    void swaggerUiIsServed() {
        Answer answer = deployment.invoke(Event.of("GET", "/q/swagger-ui/"));

        assertEquals(200, answer.status());
        assertTrue(answer.text().contains("<title>"), answer::text);
    }

    /**
     * The function has neither, because Lambda replaces failed functions itself, and each instance would count separately.
     */
    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz", "/q/health", "/q/health/ready", "/q/metrics"})
    void functionHasNeitherHealthNorMetrics(String path) {
        Answer answer = deployment.invoke(Event.of("GET", path));

        assertEquals(404, answer.status(), answer::text);
        assertEquals("application/problem+json", answer.headers().get("Content-Type"));
    }

    /** Lambda reads two members of an error by their names. */
    @Test
    void whatIsNoEventIsAnErrorOfTheFunction() throws IOException {
        RuntimeApi.Posted posted = deployment.api().invoke("[]");

        assertTrue(posted.isError());
        assertTrue(new ObjectMapper().readTree(posted.body()).has("errorType"), posted.body());
        assertEquals(
                200,
                deployment.invoke(Event.of("GET", "/.well-known/jwks.json")).status());
    }
}
