package io.keyfolio.identity.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.AtOnce;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account has at most its quota of sessions. A sign-in beyond it evicts the session that was unused for longest. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class SessionBoundTest {

    private static final String SESSIONS = "/v1/auth/sessions";
    private static final int BOUND = 50;
    private static final int AT_ONCE = 16;

    private Person alice;

    @BeforeEach
    void signUp() {
        alice = Person.signedUp();
    }

    @Test
    void oneMoreEndsTheOneThatWasNotUsedForLongest() {
        List<String> others = Stream.generate(alice::logIn).limit(BOUND - 1).toList();
        assertEquals(BOUND, count(alice.session()));

        String oneMore = alice.logIn();

        Api.DEVELOPER.assertInvalidToken(Person.bearer(others.get(0)).get(SESSIONS));
        assertEquals(200, alice.signedIn().get(SESSIONS).statusCode());
        assertEquals(200, Person.bearer(others.get(1)).get(SESSIONS).statusCode());
        assertEquals(BOUND, count(oneMore));
    }

    @Test
    void auditTellsWhichSessionHadToGo() {
        String used = Stream.generate(alice::logIn).limit(BOUND - 1).toList().get(0);
        String gone = Person.bearer(used).get(SESSIONS).path("[0].id");

        String oneMore = alice.logIn();

        JsonPath events = Person.bearer(oneMore)
                .queryParam("limit", 2)
                .get("/v1/profile/audit")
                .jsonPath();
        assertEquals(List.of("session.ended", "login.succeeded"), events.getList("events.action"));
        assertEquals(gone, events.getString("events[0].target"));
        assertEquals(events.getString("events[1].request_id"), events.getString("events[0].request_id"));
    }

    @Test
    void boundHoldsHoweverManySignInAtOnce() {
        Stream.generate(alice::logIn).limit(BOUND - 5).forEach(session -> {});

        List<String> sessions = AtOnce.run(AT_ONCE, number -> alice.logIn());

        assertEquals(BOUND, count(sessions.get(0)));
        sessions.forEach(session ->
                assertEquals(200, Person.bearer(session).get(SESSIONS).statusCode()));
    }

    @Test
    void refreshEndsNoOther() {
        List<String> others = Stream.generate(alice::logIn).limit(BOUND - 1).toList();

        String fresh = alice.signedIn().post("/api/auth/refresh").path("token");

        assertEquals(BOUND, count(fresh));
        assertEquals(200, Person.bearer(others.get(0)).get(SESSIONS).statusCode());
    }

    private static int count(String session) {
        return Person.bearer(session).get(SESSIONS).<List<?>>path("").size();
    }
}
