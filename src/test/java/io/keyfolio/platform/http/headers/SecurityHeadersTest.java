package io.keyfolio.platform.http.headers;

import static io.keyfolio.testing.Person.anonymous;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.RawAgent;
import io.keyfolio.testing.RawHttp;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The headers of every response for browsers and caches. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class SecurityHeadersTest {

    static final String POLICY = "Content-Security-Policy";
    static final String NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private Person alice;

    @BeforeEach
    void signUp() {
        alice = Person.signedUp();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/profile, 200",
        "GET,    /api/nothing, 404",
        "GET,    /api/login, 405",
        "POST,   /api/login, 400",
        "GET,    /v1/auth/user, 200",
        "POST,   /v1/auth/logout, 204",
        "PUT,    /v1/profile/preferences, 400",
        "GET,    /v1/auth/verify, 200",
        "DELETE, /v1/auth/verify, 405",
        "POST,   /oauth2/introspect, 403",
        "GET,    /livez, 200",
        "GET,    /readyz, 200",
        "GET,    /q/openapi, 200",
        "GET,    /q/swagger-ui, 404",
        "GET,    /q/swagger-ui/, 404",
        "GET,    /q/swagger-ui/index.html, 404",
        "GET,    /nothing, 404",
    })
    void dataMayDoNothingAndIsKeptByNobody(String method, String path, int status) {
        Response answer = alice.signedIn().request(method, path);

        assertEquals(status, answer.statusCode());
        assertProtected(answer);
        assertEquals(List.of(NOTHING), answer.headers().getValues(POLICY));
        assertEquals(List.of("no-store"), answer.headers().getValues("Cache-Control"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/profile", "/v1/auth/user", "/v1/auth/verify", "/api/agents/connect"})
    void refusalToAStrangerIsNoDifferent(String path) {
        Response answer = anonymous().get(path);

        assertProtected(answer);
        assertEquals(List.of(NOTHING), answer.headers().getValues(POLICY));
        assertEquals(List.of("no-store"), answer.headers().getValues("Cache-Control"));
    }

    @Test
    void refusedHandshakeIsNoDifferent() {
        RawHttp.Answer answer = RawHttp.send(RawAgent.handshake("nonsense")
                .replace("Connection: Upgrade", "Connection: Upgrade, close")
                .getBytes(US_ASCII));

        assertEquals(401, answer.status());
        assertEquals(NOTHING, answer.header("content-security-policy"));
        assertEquals("no-store", answer.header("cache-control"));
    }

    @Test
    void publicKeysMayBeKeptAndNothingElse() {
        Response answer = anonymous().get("/.well-known/jwks.json");

        assertProtected(answer);
        assertEquals(List.of(NOTHING), answer.headers().getValues(POLICY));
        assertEquals(List.of("public, max-age=300"), answer.headers().getValues("Cache-Control"));
    }

    @Test
    void whoDidNotComeByTlsIsNotToldTo() {
        anonymous()
                .header("X-Forwarded-Proto", "https")
                .get("/livez")
                .then()
                .header("Strict-Transport-Security", nullValue());
    }

    static void assertProtected(Response answer) {
        assertEquals(List.of("nosniff"), answer.headers().getValues("X-Content-Type-Options"));
        assertEquals(List.of("no-referrer"), answer.headers().getValues("Referrer-Policy"));
        assertEquals(List.of("DENY"), answer.headers().getValues("X-Frame-Options"));
    }
}
