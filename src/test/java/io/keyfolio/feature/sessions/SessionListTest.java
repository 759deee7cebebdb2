package io.keyfolio.feature.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of sessions, and their end. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class SessionListTest {

    private static final String SESSIONS = "/v1/auth/sessions";
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

    private static final int DAY = 86_400;

    private Person alice;

    @BeforeEach
    void signUp() {
        alice = Person.signedUp();
    }

    @Test
    void sessionIsListedWithAllThatIsKnownOfIt() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String session = logIn(FIREFOX);

        Response answer = Person.bearer(session).get(SESSIONS);

        Map<String, Object> listed = answer.path("[1]");
        assertEquals(200, answer.statusCode(), answer::asString);
        assertEquals(
                Set.of("id", "device", "user_agent", "address", "created_at", "last_seen_at", "expires_at", "current"),
                listed.keySet());
        assertEquals("Firefox on Linux", listed.get("device"));
        assertEquals(FIREFOX, listed.get("user_agent"));
        assertEquals("127.0.0.1", listed.get("address"));
        Instant created = Instant.parse((String) listed.get("created_at"));
        assertFalse(created.isBefore(before) || created.isAfter(Instant.now()), created::toString);
        assertFalse(Instant.parse((String) listed.get("last_seen_at")).isBefore(created));
        Instant end = Instant.parse((String) listed.get("expires_at"));
        assertFalse(end.isBefore(before.plusSeconds(DAY)) || end.isAfter(created.plusSeconds(DAY)), end::toString);
        assertEquals(List.of(false, true), answer.path("current"));
    }

    @Test
    void agentStringIsCut() {
        Response answer = Person.bearer(logIn("x".repeat(1000))).get(SESSIONS);

        assertEquals("x".repeat(255), answer.path("[1].user_agent"));
        assertEquals("Unknown", answer.path("[1].device"));
    }

    @Test
    void refreshKeepsThePlaceOfASession() {
        String session = logIn(FIREFOX);
        Map<String, Object> before = Person.bearer(session).get(SESSIONS).path("[1]");

        String fresh = Person.bearer(session)
                .header("User-Agent", FIREFOX)
                .post("/api/auth/refresh")
                .path("token");

        Response answer = Person.bearer(fresh).get(SESSIONS);
        Map<String, Object> after = answer.path("[1]");
        assertEquals(2, answer.<List<?>>path("").size());
        assertEquals(before.get("created_at"), after.get("created_at"));
        assertEquals("Firefox on Linux", after.get("device"));
        assertFalse(before.get("id").equals(after.get("id")));
    }

    @Test
    void sessionIsEndedFromAnother() {
        String other = alice.logIn();
        String id = id(other);

        Response answer = alice.signedIn().delete(SESSIONS + "/" + id);

        assertEquals(204, answer.statusCode(), answer::asString);
        Api.DEVELOPER.assertInvalidToken(Person.bearer(other).get("/v1/auth/user"));
        assertEquals(1, alice.signedIn().get(SESSIONS).<List<?>>path("").size());
        Api.DEVELOPER.assertRefused(alice.signedIn().delete(SESSIONS + "/" + id), 404);
    }

    @Test
    void ownSessionMayBeEnded() {
        assertEquals(
                204,
                alice.signedIn().delete(SESSIONS + "/" + id(alice.session())).statusCode());

        Api.DEVELOPER.assertInvalidToken(alice.signedIn().get(SESSIONS));
    }

    @Test
    void allOthersAreEnded() {
        String second = alice.logIn();
        String third = alice.logIn();
        Person.Key key = alice.issue("ci");
        Person bob = Person.signedUp();

        Response answer = Person.bearer(second).delete(SESSIONS);

        assertEquals(204, answer.statusCode(), answer::asString);
        assertEquals(List.of(true), Person.bearer(second).get(SESSIONS).path("current"));
        Api.DEVELOPER.assertInvalidToken(alice.signedIn().get(SESSIONS));
        Api.DEVELOPER.assertInvalidToken(Person.bearer(third).get(SESSIONS));
        assertEquals(200, key.request().get("/v1/auth/user").statusCode());
        assertEquals(200, bob.signedIn().get(SESSIONS).statusCode());
    }

    @Test
    void anotherAccountsSessionLooksAbsent() {
        Person bob = Person.signedUp();

        Api.DEVELOPER.assertRefused(bob.signedIn().delete(SESSIONS + "/" + id(alice.session())), 404);

        assertEquals(200, alice.signedIn().get(SESSIONS).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "x", "current", "00000000-0000-0000-0000-000000000000", "1-1-1-1-1", "%00", "*"})
    void idThatIsNoSessionsIsAbsent(String id) {
        Api.DEVELOPER.assertRefused(alice.signedIn().urlEncodingEnabled(false).delete(SESSIONS + "/" + id), 404);
    }

    @Test
    void idHasOneSpelling() {
        String shouted = id(alice.session()).toUpperCase(Locale.ROOT);

        Api.DEVELOPER.assertRefused(alice.signedIn().delete(SESSIONS + "/" + shouted), 404);
    }

    private static String id(String session) {
        return Person.bearer(session).get(SESSIONS).path("find { it.current }.id");
    }

    private String logIn(String userAgent) {
        RequestSpecification request = Person.anonymous().header("User-Agent", userAgent);
        return request.contentType("application/json")
                .body(Map.of("email", alice.email(), "password", alice.password()))
                .post("/api/login")
                .path("token");
    }
}
