package io.keyfolio.feature.signin.deletion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.AtOnce;
import io.keyfolio.testing.ConnectedAgent;
import io.keyfolio.testing.Names;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The deletion of an account removes all its data, and requires the password. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class AccountDeletionTest {

    private static final String USER = "/v1/auth/user";
    private static final int AT_ONCE = 12;

    private Person alice;

    @BeforeEach
    void signUp() {
        alice = Person.signedUp();
    }

    @Test
    void everyCredentialIsDeadWhenTheAnswerLeaves() {
        String other = alice.logIn();
        Person.Key key = alice.issue("ci");
        for (String token : List.of(alice.session(), other, key.token())) {
            assertEquals(200, Person.bearer(token).get("/v1/auth/verify").statusCode());
        }

        Response answer = delete(alice.session(), alice.password());

        assertEquals(204, answer.statusCode(), answer::asString);
        for (String token : List.of(alice.session(), other, key.token(), alice.accountKey())) {
            Api.DEVELOPER.assertInvalidToken(Person.bearer(token).get("/v1/auth/verify"));
        }
        assertEquals(401, logIn().statusCode());
    }

    @Test
    void agentsAreCut() {
        ConnectedAgent byAccountKey = ConnectedAgent.registered(alice.accountKey(), "web-1");
        ConnectedAgent byKey = ConnectedAgent.registered(alice.issue("agents").token(), "web-2");
        Person bob = Person.signedUp();
        ConnectedAgent bobs = ConnectedAgent.registered(bob.accountKey(), "web-1");

        delete(alice.session(), alice.password());

        assertEquals(4401, byAccountKey.awaitClosed().code());
        assertEquals(4401, byKey.awaitClosed().code());
        assertFalse(bobs.isClosed());
        bobs.leave();
    }

    /** The username stays reserved for a while. */
    @Test
    void emailAddressIsFreeAgain() {
        delete(alice.session(), alice.password());

        Response again = Person.anonymous()
                .contentType(ContentType.JSON)
                .body(Map.of("username", Names.unique(), "email", alice.email(), "password", "another one"))
                .post("/api/signup");

        assertEquals(201, again.statusCode(), again::asString);
        String session = again.path("token");
        assertEquals("[]", Person.bearer(session).get("/v1/profile/api-keys").asString());
    }

    @Test
    void wrongPasswordDeletesNothing() {
        Api.DEVELOPER.assertFieldsRefused(delete(alice.session(), "not it"), "password");

        assertEquals(200, alice.signedIn().get(USER).statusCode());
        assertEquals(200, logIn().statusCode());
    }

    @Test
    void passwordIsRequired() {
        Response empty =
                alice.signedIn().contentType(ContentType.JSON).body("{}").delete(USER);

        Api.DEVELOPER.assertFieldsRefused(empty, "password");
        Api.DEVELOPER.assertRefused(alice.signedIn().delete(USER), 400);
        assertEquals(200, alice.signedIn().get(USER).statusCode());
    }

    /** Requests that are concurrent with the deletion do not fail with 500, and leave no valid credential. */
    @Test
    void whatIsDoneMeanwhileEndsWell() {
        Person.Key key = alice.issue("ci");
        ConnectedAgent agent = ConnectedAgent.registered(alice.accountKey(), "web-1");
        String machine = alice.signedIn().get("/api/machines").path("machines[0].agent_id");

        List<Integer> statuses = AtOnce.run(AT_ONCE, number -> switch (number % 6) {
            case 0 -> delete(alice.session(), alice.password()).statusCode();
            case 1 -> alice.signedIn().post("/v1/profile/api-keys").statusCode();
            case 2 ->
                alice.signedIn().delete("/v1/profile/api-keys/" + key.id()).statusCode();
            case 3 -> logIn().statusCode();
            case 4 -> alice.signedIn().delete("/api/machines/" + machine).statusCode();
            default -> alice.signedIn().delete("/v1/auth/sessions").statusCode();
        });

        assertEquals(Set.of(), unexpected(statuses));
        Api.DEVELOPER.assertInvalidToken(alice.signedIn().get(USER));
        assertEquals(401, logIn().statusCode());
        agent.awaitClosed();
    }

    private static Set<Integer> unexpected(List<Integer> statuses) {
        return Set.copyOf(statuses.stream()
                .filter(status -> !Set.of(200, 204, 401, 404, 422).contains(status))
                .toList());
    }

    private Response logIn() {
        return Person.anonymous()
                .contentType(ContentType.JSON)
                .body(Map.of("email", alice.email(), "password", alice.password()))
                .post("/v1/auth/login");
    }

    private static Response delete(String session, String password) {
        return Person.bearer(session)
                .contentType(ContentType.JSON)
                .body(Map.of("password", password))
                .delete(USER);
    }
}
