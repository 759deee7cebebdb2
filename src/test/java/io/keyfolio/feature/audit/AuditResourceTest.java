package io.keyfolio.feature.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.identity.audit.Trails;
import io.keyfolio.testing.ConnectedAgent;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.Sql;
import io.keyfolio.testing.TableDump;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit events that users can list. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class AuditResourceTest {

    private static final String KEYS = "/v1/profile/api-keys";

    private Person alice;

    @BeforeEach
    void signUp() {
        alice = Person.signedUp();
    }

    @Test
    void eventTellsWhoDidWhatFromWhereAndWhen() {
        String session = Trails.page(alice.session(), "").getString("events[0].target");
        String request = "r-" + UUID.randomUUID();
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);

        long key = alice.signedIn()
                .header("User-Agent", "keyfolio-test/1")
                .header("X-Request-Id", request)
                .post(KEYS)
                .jsonPath()
                .getLong("id");

        Map<String, Object> event = new HashMap<>(Trails.of(alice.session()).get(0));
        assertTrue(((Number) event.remove("id")).longValue() > 0);
        Instant at = Instant.parse((String) event.remove("at"));
        assertFalse(at.isBefore(before) || at.isAfter(Instant.now()), at::toString);
        assertEquals(
                Map.of(
                        "action", "api_key.created",
                        "credential_kind", "session",
                        "credential_id", session,
                        "target", Long.toString(key),
                        "address", "127.0.0.1",
                        "user_agent", "keyfolio-test/1",
                        "request_id", request),
                event);
    }

    @Test
    void changeByAKeyNamesTheKeyAndNotItsToken() throws SQLException {
        Person.Key key = alice.issue("ci");

        key.request()
                .contentType(ContentType.JSON)
                .body(Map.of("theme", "light"))
                .put("/v1/profile/preferences");

        Map<String, Object> event = Trails.of(alice.session()).get(0);
        assertEquals("preferences.changed", event.get("action"));
        assertEquals("api-key", event.get("credential_kind"));
        assertEquals(Long.toString(key.id()), event.get("credential_id"));
        assertFalse(TableDump.ofAll().contains(key.token().substring(key.token().indexOf('|') + 1)));
    }

    @Test
    void eventsOfOneRequestShareItsId() {
        Person.Key key = alice.issue("ci");

        long successor = alice.signedIn()
                .post(KEYS + "/{id}/regenerate", key.id())
                .jsonPath()
                .getLong("id");

        List<Map<String, Object>> events = Trails.of(alice.session());
        assertEquals(List.of("api_key.created", Long.toString(successor)), whatAndWhom(events.get(0)));
        assertEquals(List.of("api_key.regenerated", Long.toString(key.id())), whatAndWhom(events.get(1)));
        assertEquals(events.get(0).get("request_id"), events.get(1).get("request_id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/login", "/v1/auth/login"})
    void failedLoginIsToldToTheOwner(String door) {
        logIn(door, alice.email().toUpperCase(Locale.ROOT), "wrong");

        Map<String, Object> event = Trails.of(alice.session()).get(0);
        assertEquals("login.failed", event.get("action"));
        assertEquals(null, event.get("credential_kind"));
        assertEquals(null, event.get("credential_id"));
        assertEquals(null, event.get("target"));
    }

    @Test
    void failedLoginOfNobodyIsKeptWithoutTheirAddress() throws SQLException {
        String request = "r-" + UUID.randomUUID();
        String nobody = UUID.randomUUID() + "@example.com";

        Person.anonymous()
                .header("X-Request-Id", request)
                .contentType(ContentType.JSON)
                .body(Map.of("email", nobody, "password", "wrong"))
                .post("/v1/auth/login")
                .then()
                .statusCode(401);

        assertEquals(
                "login.failed",
                Sql.one("select action from audit_event where account_id is null and request_id = '" + request + "'"));
        assertFalse(TableDump.ofAll().contains(nobody));
    }

    @Test
    void wrongCurrentPasswordIsTold() {
        alice.signedIn()
                .contentType(ContentType.JSON)
                .body(Map.of("current_password", "wrong", "new_password", "another one"))
                .post("/api/profile/reset-password")
                .then()
                .statusCode(400);

        assertEquals(List.of("password.refused", "account.created"), Trails.actions(alice.session()));
    }

    @Test
    void newMachineIsTold() {
        String machine = ConnectedAgent.connect(alice.accountKey()).register("web-1", null);

        Map<String, Object> event = Trails.of(alice.session()).get(0);
        assertEquals(List.of("agent.registered", machine), whatAndWhom(event));
        assertEquals("account-key", event.get("credential_kind"));
        assertEquals(null, event.get("credential_id"));
        assertEquals("127.0.0.1", event.get("address"));
        assertTrue(((String) event.get("user_agent")).startsWith("Java-http-client/"), event::toString);
        assertEquals(36, ((String) event.get("request_id")).length());
    }

    @Test
    void machineThatComesBackIsNotToldOfAgain() {
        String machine = ConnectedAgent.connect(alice.accountKey()).register("web-1", null);

        ConnectedAgent.connect(alice.accountKey()).register("renamed", machine);

        assertEquals(List.of("agent.registered", "account.created"), Trails.actions(alice.session()));
    }

    @Test
    void whatWasRefusedLeavesNoEvent() {
        Person.Key bobs = Person.signedUp().issue("ci");

        alice.signedIn().delete(KEYS + "/{id}", bobs.id()).then().statusCode(404);
        alice.signedIn().post(KEYS + "/{id}/regenerate", bobs.id()).then().statusCode(404);

        assertEquals(List.of("account.created"), Trails.actions(alice.session()));
    }

    private static List<Object> whatAndWhom(Map<String, Object> event) {
        return List.of(event.get("action"), event.get("target"));
    }

    private static void logIn(String door, String email, String password) {
        Person.anonymous()
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password))
                .post(door)
                .then()
                .statusCode(401);
    }
}
