package io.keyfolio.identity.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class SessionTest {

    private static final int DAY_SECONDS = 86_400;

    @Test
    void tokenIsSignedWithRs256ByANamedKey() {
        Person alice = Person.signedUp();

        JsonPath first = part(alice.session(), 0);
        JsonPath second = part(alice.logIn(), 0);

        assertEquals(Set.of("alg", "typ", "kid"), first.getMap("$").keySet());
        assertEquals("RS256", first.getString("alg"));
        assertEquals("JWT", first.getString("typ"));
        assertTrue(first.getString("kid").matches("[\\w-]{8,}"));
        assertEquals(first.getString("kid"), second.getString("kid"));
    }

    @Test
    void tokenCarriesTheAgreedClaimsAndNoOthers() {
        Person alice = Person.signedUp();

        JsonPath claims = part(alice.session(), 1);

        String uuid = alice.signedIn().get("/v1/auth/user").path("payload.uuid");
        assertEquals(
                Set.of("iss", "aud", "sub", "jti", "iat", "exp", "groups"),
                claims.getMap("$").keySet());
        assertEquals("keyfolio", claims.getString("iss"));
        assertEquals("keyfolio", claims.getString("aud"));
        assertEquals(uuid, claims.getString("sub"));
        assertEquals(List.of("session"), claims.getList("groups"));
    }

    @Test
    void tokenIsGoodForADayFromNow() {
        long before = Instant.now().getEpochSecond();

        JsonPath claims = part(Person.signedUp().session(), 1);

        long after = Instant.now().getEpochSecond();
        long issued = claims.getLong("iat");
        assertTrue(before <= issued && issued <= after);
        assertEquals(DAY_SECONDS, claims.getLong("exp") - issued);
    }

    @Test
    void eachSignInIsASessionOfItsOwn() {
        Person alice = Person.signedUp();

        JsonPath first = part(alice.session(), 1);
        JsonPath second = part(alice.logIn(), 1);

        assertEquals(first.getString("sub"), second.getString("sub"));
        assertNotEquals(first.getString("jti"), second.getString("jti"));
    }

    @Test
    void passwordChangeEndsAllOtherSessionsAndKeepsThePresentedOne() {
        Person alice = Person.signedUp();
        String second = alice.logIn();
        String third = alice.logIn();

        var answer = changePassword(alice, second);

        assertEquals(200, answer.statusCode());
        assertEquals(200, Person.bearer(second).get("/api/profile").statusCode());
        Api.ACCOUNT.assertInvalidToken(alice.signedIn().get("/api/profile"));
        Api.DEVELOPER.assertInvalidToken(Person.bearer(third).get("/v1/auth/user"));
    }

    @Test
    void passwordChangeLeavesOtherAccountsSignedIn() {
        Person alice = Person.signedUp();
        Person bob = Person.signedUp();

        var answer = changePassword(alice, alice.session());

        assertEquals(200, answer.statusCode());
        assertEquals(200, bob.signedIn().get("/api/profile").statusCode());
    }

    @Test
    void keysSurviveAPasswordChange() {
        Person alice = Person.signedUp();
        Person.Key key = alice.issue("ci");

        var answer = changePassword(alice, alice.session());

        assertEquals(200, answer.statusCode());
        assertEquals(200, key.request().get("/v1/auth/user").statusCode());
        Api.DEVELOPER.assertInsufficientScope(Person.bearer(alice.accountKey()).get("/v1/auth/user"));
    }

    @Test
    void refusedPasswordChangeEndsNoSession() {
        Person alice = Person.signedUp();
        String other = alice.logIn();

        var answer = Person.bearer(other)
                .contentType(ContentType.JSON)
                .body(Map.of("current_password", "not it", "new_password", "another secret"))
                .post("/api/profile/reset-password");

        assertEquals(400, answer.statusCode());
        assertEquals(200, alice.signedIn().get("/api/profile").statusCode());
        assertEquals(200, Person.bearer(other).get("/api/profile").statusCode());
    }

    private static Response changePassword(Person person, String session) {
        return Person.bearer(session)
                .contentType(ContentType.JSON)
                .body(Map.of("current_password", person.password(), "new_password", "another secret"))
                .post("/api/profile/reset-password");
    }

    private static JsonPath part(String jwt, int index) {
        String base64 = List.of(jwt.split("\\.", -1)).get(index);
        return JsonPath.from(new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8));
    }
}
