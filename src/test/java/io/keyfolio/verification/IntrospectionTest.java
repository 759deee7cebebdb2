package io.keyfolio.verification;

import static io.keyfolio.testing.Person.bearer;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7662. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class IntrospectionTest {

    private static final String INTROSPECT = "/oauth2/introspect";
    private static final Map<String, Object> INACTIVE = Map.of("active", false);

    private Person alice;
    private String asker;

    @BeforeEach
    void signUp() {
        alice = Person.signedUp();
        asker = Person.signedUp()
                .issue(Map.of("abilities", List.of("tokens:introspect")))
                .token();
    }

    @Test
    void apiKeyIsDescribed() {
        long before = Instant.now().getEpochSecond();
        Person.Key key =
                alice.issue(Map.of("abilities", List.of("orders:write", "a:b"), "expires_at", "2099-01-21T10:30:00Z"));

        Map<String, Object> found = introspect(key.token()).jsonPath().getMap("$");

        assertEquals(
                Set.of("active", "sub", "username", "scope", "client_id", "exp", "iat", "token_type"), found.keySet());
        assertEquals(true, found.get("active"));
        assertEquals(alice.signedIn().get("/v1/auth/user").path("payload.uuid"), found.get("sub"));
        assertEquals(alice.username(), found.get("username"));
        assertEquals("a:b orders:write", found.get("scope"));
        assertEquals(Long.toString(key.id()), found.get("client_id"));
        assertEquals(Instant.parse("2099-01-21T10:30:00Z").getEpochSecond(), found.get("exp"));
        assertTrue(((Number) found.get("iat")).longValue() >= before, found::toString);
        assertEquals("Bearer", found.get("token_type"));
    }

    @Test
    void keyWithoutAnEndHasNoExp() {
        introspect(alice.issue("ci").token())
                .then()
                .body(
                        "keySet()",
                        equalTo(Set.of("active", "sub", "username", "scope", "client_id", "iat", "token_type")));
    }

    @Test
    void sessionIsDescribed() {
        Map<String, Object> found = introspect(alice.session()).jsonPath().getMap("$");

        assertEquals(Set.of("active", "sub", "username", "scope", "exp", "iat", "token_type"), found.keySet());
        assertEquals("*", found.get("scope"));
        assertEquals(24 * 3600, ((Number) found.get("exp")).longValue() - ((Number) found.get("iat")).longValue());
    }

    @Test
    void accountKeyAdmitsAgents() {
        introspect(alice.accountKey())
                .then()
                .body("keySet()", equalTo(Set.of("active", "sub", "username", "scope", "token_type")))
                .body("scope", equalTo("agents:connect"));
    }

    @Test
    void whatIsNoGoodIsInactiveAndNothingElse() {
        Person.Key revoked = alice.issue("ci");
        introspect(revoked.token()).then().body("active", equalTo(true));
        alice.signedIn().delete("/v1/profile/api-keys/{id}", revoked.id());

        for (String token :
                List.of(revoked.token(), Tokens.withWrongChecksum(revoked.token()), "nonsense", "x".repeat(2000))) {
            introspect(token).then().statusCode(200).body("", equalTo(INACTIVE));
        }
    }

    @Test
    void introspectingIsNoUseOfTheKey() {
        Person.Key key = alice.issue("ci");

        introspect(key.token()).then().body("active", equalTo(true));

        alice.signedIn()
                .get("/v1/profile/api-keys")
                .then()
                .body("find { it.id == %s }.last_used_at == null".formatted(key.id()), equalTo(true));
    }

    @Test
    void callerNeedsTheAbility() {
        String other = alice.issue(Map.of("abilities", List.of("profile:read"))).token();

        form(other)
                .formParam("token", asker)
                .post(INTROSPECT)
                .then()
                .statusCode(403)
                .header("WWW-Authenticate", "Bearer error=\"insufficient_scope\"")
                .body("error", equalTo("insufficient_scope"));
        form("nonsense")
                .formParam("token", asker)
                .post(INTROSPECT)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                .body("error", equalTo("invalid_token"));
        Person.anonymous()
                .formParam("token", asker)
                .post(INTROSPECT)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "token=", "token=%20", "other=1", "token=a&token=b"})
    void oneTokenIsNeeded(String body) {
        form(asker)
                .body(body)
                .post(INTROSPECT)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("error", equalTo("invalid_request"))
                .body("error_description", equalTo("Send a form with one token field."))
                .header("Cache-Control", "no-store");
    }

    @Test
    void otherKindsOfBodyAreRefused() {
        for (String type : List.of("application/json", "multipart/form-data; boundary=x", "text/plain")) {
            bearer(asker)
                    .header("Content-Type", type)
                    .body("{\"token\":\"x\"}".getBytes(US_ASCII))
                    .post(INTROSPECT)
                    .then()
                    .statusCode(415)
                    .body("error", equalTo("invalid_request"));
        }
        bearer(asker).get(INTROSPECT).then().statusCode(405).body("error", equalTo("invalid_request"));
    }

    @ParameterizedTest
    @ValueSource(ints = {9_000, 70_000})
    void longTokensAreRefusedAndNoFault(int length) {
        int status = introspect("x".repeat(length)).statusCode();

        assertTrue(Set.of(200, 400, 413).contains(status), () -> "status " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PROPFIND", "get"})
    void formsAreTakenByPostOnly(String method) {
        form(asker)
                .body("token=x")
                .request(method, INTROSPECT)
                .then()
                .statusCode(405)
                .body("error", equalTo("invalid_request"));
    }

    @Test
    void refusalBeforeTheBodyIsReadIsWordedAlike() {
        form(asker)
                .body("token=" + "x".repeat(70_000))
                .post(INTROSPECT)
                .then()
                .statusCode(413)
                .body("error", equalTo("invalid_request"))
                .body("error_description", equalTo("The request body is too large."));
    }

    private Response introspect(String token) {
        return form(asker)
                .formParam("token", token)
                .formParam("token_type_hint", "access_token")
                .post(INTROSPECT);
    }

    private static RequestSpecification form(String credential) {
        return bearer(credential).contentType(ContentType.URLENC);
    }
}
