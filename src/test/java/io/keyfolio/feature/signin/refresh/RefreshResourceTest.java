package io.keyfolio.feature.signin.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class RefreshResourceTest {

    private static final String REFRESH = "/api/auth/refresh";

    @Test
    void tokenInTheHeaderIsExchanged() {
        Person alice = Person.signedUp();

        var answer = alice.signedIn().post(REFRESH);

        assertExchanged(answer, alice);
    }

    @Test
    void tokenInTheHeaderIsExchangedWithAnEmptyObjectToo() {
        Person alice = Person.signedUp();

        var answer = alice.signedIn().contentType(ContentType.JSON).body("{}").post(REFRESH);

        assertExchanged(answer, alice);
    }

    @Test
    void tokenInTheBodyIsExchanged() {
        Person alice = Person.signedUp();

        var answer = refreshByBody(alice.session());

        assertExchanged(answer, alice);
    }

    @Test
    void tokenIsExchangedOnlyOnce() {
        Person alice = Person.signedUp();
        alice.signedIn().post(REFRESH);

        var byHeader = alice.signedIn().post(REFRESH);
        var byBody = refreshByBody(alice.session());

        Api.ACCOUNT.assertInvalidToken(byHeader);
        Api.ACCOUNT.assertInvalidToken(byBody);
    }

    @Test
    void otherSessionsGoOn() {
        Person alice = Person.signedUp();
        String other = alice.logIn();

        var answer = alice.signedIn().post(REFRESH);

        assertEquals(200, answer.statusCode());
        assertEquals(200, Person.bearer(other).get("/api/profile").statusCode());
    }

    @Test
    void apiKeyCannotBeExchanged() {
        Person.Key key = Person.signedUp().issue("ci");

        var answer = key.request().post(REFRESH);

        Api.ACCOUNT.assertInsufficientScope(answer);
        assertEquals(200, key.request().get("/api/profile").statusCode());
    }

    @Test
    void accountKeyCannotBeExchanged() {
        var answer = Person.bearer(Person.signedUp().accountKey()).post(REFRESH);

        Api.ACCOUNT.assertInsufficientScope(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "eyJhbGciOiJub25lIn0.e30.", "a.b.c", "1|garbage"})
    void garbageIsRefused(String token) {
        var byHeader = Person.bearer(token).post(REFRESH);
        var byBody = refreshByBody(token);

        Api.ACCOUNT.assertInvalidToken(byHeader);
        Api.ACCOUNT.assertInvalidToken(byBody);
    }

    @Test
    void noTokenAtAllIsRefused() {
        var withoutBody = Person.anonymous().post(REFRESH);
        var withEmptyObject =
                Person.anonymous().contentType(ContentType.JSON).body("{}").post(REFRESH);

        Api.ACCOUNT.assertUnauthenticated(withoutBody);
        Api.ACCOUNT.assertUnauthenticated(withEmptyObject);
    }

    @Test
    void tokenInTheBodyOpensNoOtherRoute() {
        Person alice = Person.signedUp();

        var answer = Person.anonymous()
                .contentType(ContentType.JSON)
                .body(Map.of("token", alice.session()))
                .post("/api/profile/regenerate-api-key");

        Api.ACCOUNT.assertUnauthenticated(answer);
    }

    private static void assertExchanged(Response answer, Person person) {
        String fresh = answer.path("token");
        assertEquals(200, answer.statusCode());
        assertEquals(Set.of("token"), answer.jsonPath().getMap("$").keySet());
        assertNotEquals(person.session(), fresh);
        assertEquals(person.username(), Person.bearer(fresh).get("/api/profile").path("user.username"));
        Api.ACCOUNT.assertInvalidToken(person.signedIn().get("/api/profile"));
        Api.DEVELOPER.assertInvalidToken(person.signedIn().get("/v1/auth/user"));
    }

    private static Response refreshByBody(String token) {
        return Person.anonymous()
                .contentType(ContentType.JSON)
                .body(Map.of("token", token))
                .post(REFRESH);
    }
}
