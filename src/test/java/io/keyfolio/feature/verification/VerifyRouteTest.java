package io.keyfolio.feature.verification;

import static io.keyfolio.testing.Person.bearer;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests of gateways and the responses of verification. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class VerifyRouteTest {

    private static final String VERIFY = "/v1/auth/verify";

    private Person alice;

    @BeforeEach
    void signUp() {
        alice = Person.signedUp();
    }

    @Test
    void sessionIsItsAccounts() {
        String account = alice.signedIn().get("/v1/auth/user").path("payload.uuid");

        Response answer = alice.signedIn().get(VERIFY);

        answer.then().statusCode(200).body(emptyString());
        assertEquals(account, answer.header("X-Keyfolio-Account"));
        assertEquals(alice.username(), answer.header("X-Keyfolio-Username"));
        assertEquals("session", answer.header("X-Keyfolio-Credential"));
        assertEquals("*", answer.header("X-Keyfolio-Abilities"));
        assertNull(answer.header("X-Keyfolio-Key"));
        assertEquals("no-store", answer.header("Cache-Control"));
    }

    @ParameterizedTest
    @ValueSource(strings = {VERIFY, VERIFY + "/", VERIFY + "/orders/7"})
    void apiKeyIsNamedWithItsAbilities(String path) {
        Person.Key key = alice.issue(Map.of("abilities", List.of("orders:write", "invoices:read")));

        for (String method : List.of("GET", "HEAD", "POST")) {
            Response answer = key.request().request(method, path);

            answer.then().statusCode(200).body(emptyString());
            assertEquals("api-key", answer.header("X-Keyfolio-Credential"));
            assertEquals(Long.toString(key.id()), answer.header("X-Keyfolio-Key"));
            assertEquals("invoices:read orders:write", answer.header("X-Keyfolio-Abilities"));
        }
    }

    @Test
    void keyMayComeInAHeaderOfItsOwn() {
        String token = alice.issue("ci").token();

        Person.anonymous().header("X-API-Key", token).get(VERIFY).then().statusCode(200);
        Person.anonymous()
                .header("Authorization", "Basic YTpi")
                .header("X-API-Key", token)
                .get(VERIFY)
                .then()
                .statusCode(200);
        Person.anonymous()
                .header("X-API-Key", alice.session())
                .get(VERIFY)
                .then()
                .statusCode(200);
    }

    @Test
    void twoCredentialsAreNone() {
        String token = alice.issue("ci").token();

        Api.DEVELOPER.assertInvalidToken(
                bearer(token).header("X-API-Key", token).get(VERIFY));
        Api.DEVELOPER.assertInvalidToken(
                Person.anonymous().header("X-API-Key", token, token).get(VERIFY));
        Api.DEVELOPER.assertInvalidToken(bearer(token)
                .header("Authorization", "Bearer " + token, "Bearer " + token)
                .get(VERIFY));
    }

    @Test
    void missingOrWrongCredentialIsChallenged() {
        Person.Key key = alice.issue("ci");
        Person.Key revoked = alice.issue("old");
        alice.signedIn().delete("/v1/profile/api-keys/{id}", revoked.id());

        Api.DEVELOPER.assertUnauthenticated(Person.anonymous().get(VERIFY));
        Api.DEVELOPER.assertUnauthenticated(
                Person.anonymous().header("Authorization", "Basic YTpi").get(VERIFY));
        Api.DEVELOPER.assertInvalidToken(bearer("nonsense").get(VERIFY));
        Api.DEVELOPER.assertInvalidToken(bearer("").get(VERIFY));
        Api.DEVELOPER.assertInvalidToken(
                Person.anonymous().header("X-API-Key", "").get(VERIFY));
        Api.DEVELOPER.assertInvalidToken(
                bearer(Tokens.withWrongChecksum(key.token())).get(VERIFY));
        Api.DEVELOPER.assertInvalidToken(revoked.request().get(VERIFY));
        Person.anonymous()
                .head(VERIFY)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .body(emptyString());
    }

    @ParameterizedTest
    @CsvSource({
        "ability=orders:write, 200",
        "ability=orders:write&ability=invoices:read, 200",
        "ability=orders:write&ability=orders:read, 403",
        "ability=orders:read, 403",
        "ability=*, 403",
        "ability=, 403",
        "ability=Orders:Write, 403",
        "other=1, 200"
    })
    void keyNeedsAllAbilitiesAskedFor(String query, int status) {
        Person.Key key = alice.issue(Map.of("abilities", List.of("orders:write", "invoices:read")));

        Response answer = key.request().urlEncodingEnabled(false).get(VERIFY + "?" + query);

        if (status == 200) {
            answer.then().statusCode(200);
        } else {
            Api.DEVELOPER.assertInsufficientScope(answer);
        }
    }

    @Test
    void sessionHasEveryAbilityThatIsOne() {
        alice.signedIn().get(VERIFY + "?ability=orders:write&ability=*").then().statusCode(200);
        Api.DEVELOPER.assertInsufficientScope(alice.signedIn().get(VERIFY + "?ability=no%20ability"));
    }

    @Test
    void accountKeyAdmitsAgentsOnly() {
        Api.DEVELOPER.assertInsufficientScope(bearer(alice.accountKey()).get(VERIFY));
        Api.DEVELOPER.assertInsufficientScope(bearer(alice.accountKey()).get(VERIFY + "?ability=agents:connect"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS"})
    void otherMethodsAreNoConsent(String method) {
        Response answer = alice.signedIn().request(method, VERIFY + "/orders");

        Api.DEVELOPER.assertRefused(answer, 405);
        assertEquals("GET, HEAD, POST", answer.header("Allow"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded", "text/plain", "text/xml"})
    void bodyOfTheRequestAskedAboutIsIgnored(String type) {
        alice.signedIn()
                .header("Content-Type", type)
                .body("x".repeat(200_000))
                .post(VERIFY + "/orders")
                .then()
                .statusCode(200);
    }

    @Test
    void verifyingIsAUseOfTheKey() {
        Person.Key key = alice.issue("ci");

        key.request().get(VERIFY).then().statusCode(200);

        alice.signedIn()
                .get("/v1/profile/api-keys")
                .then()
                .body("find { it.id == %s }.last_used_at == null".formatted(key.id()), equalTo(false));
    }
}
