package io.keyfolio.feature.verification;

import static io.keyfolio.testing.Person.bearer;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The members of an introspection response (RFC 7662, section 2.2). */
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
        asker = Person.introspector()
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
                Set.of("active", "sub", "username", "scope", "client_id", "exp", "iat", "token_type", "email_verified"),
                found.keySet());
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
                        equalTo(Set.of(
                                "active",
                                "sub",
                                "username",
                                "scope",
                                "client_id",
                                "iat",
                                "token_type",
                                "email_verified")));
    }

    @Test
    void sessionIsDescribed() {
        Map<String, Object> found = introspect(alice.session()).jsonPath().getMap("$");

        assertEquals(
                Set.of("active", "sub", "username", "scope", "exp", "iat", "token_type", "email_verified"),
                found.keySet());
        assertEquals("*", found.get("scope"));
        assertEquals(24 * 3600, ((Number) found.get("exp")).longValue() - ((Number) found.get("iat")).longValue());
    }

    @Test
    void accountKeyAdmitsAgents() {
        introspect(alice.accountKey())
                .then()
                .body("keySet()", equalTo(Set.of("active", "sub", "username", "scope", "token_type", "email_verified")))
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

    private Response introspect(String token) {
        return bearer(asker)
                .contentType(ContentType.URLENC)
                .formParam("token", token)
                .formParam("token_type_hint", "access_token")
                .post(INTROSPECT);
    }
}
