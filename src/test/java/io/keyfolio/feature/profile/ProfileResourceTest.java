package io.keyfolio.feature.profile;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ProfileResourceTest {

    private static final String TO_THE_SECOND = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

    @Test
    void profileHasThePublishedShape() {
        Person alice = Person.signedUp();

        var answer = alice.signedIn().get("/api/profile");

        String id = answer.path("user.id");
        String createdAt = answer.path("user.created_at");
        assertTrue(id.matches("user_\\w+"));
        assertTrue(createdAt.matches(TO_THE_SECOND));
        answer.then()
                .statusCode(200)
                .contentType(equalTo("application/json;charset=UTF-8"))
                .body(equalTo("""
                        {"user":{"id":"%s","username":"%s","email":"%s","api_key":"%s","avatar_url":null,"created_at":"%s"}}""".formatted(id, alice.username(), alice.email(), alice.accountKey(), createdAt)));
    }

    @Test
    void createdAtIsWhenTheAccountWasMade() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Person alice = Person.signedUp();
        Instant after = Instant.now();

        var answer = alice.signedIn().get("/api/profile");

        Instant createdAt = Instant.parse(answer.path("user.created_at"));
        assertTrue(!createdAt.isBefore(before) && !createdAt.isAfter(after));
    }

    @Test
    void idIsTheSameEachTimeAndNobodyElses() {
        Person alice = Person.signedUp();
        String bobs = Person.signedUp().signedIn().get("/api/profile").path("user.id");

        String first = alice.signedIn().get("/api/profile").path("user.id");
        String second = Person.bearer(alice.logIn()).get("/api/profile").path("user.id");

        assertEquals(first, second);
        assertNotEquals(bobs, first);
    }

    @Test
    void apiKeySeesTheAccountKeyMaskedAfterItsPrefix() {
        Person alice = Person.signedUp();
        Map<String, Object> shown = alice.signedIn().get("/api/profile").path("user");
        Person.Key key = alice.issue(Map.of("abilities", List.of("profile:read")));

        var answer = key.request().get("/api/profile");

        Map<String, Object> seen = answer.path("user");
        assertEquals(200, answer.statusCode());
        assertEquals(Set.of("user"), answer.jsonPath().getMap("$").keySet());
        assertTrue(answer.<String>path("user.api_key").matches("vsay_ak_[^0-9A-Za-z]+"));
        seen.put("api_key", alice.accountKey());
        assertEquals(shown, seen);
    }

    @Test
    void almightyApiKeySeesTheAccountKeyMaskedToo() {
        var answer = Person.signedUp().issue("ci").request().get("/api/profile");

        assertEquals(200, answer.statusCode());
        assertTrue(answer.<String>path("user.api_key").matches("vsay_ak_[^0-9A-Za-z]+"));
    }

    @Test
    void regeneratedAccountKeyIsShownFromNowOn() {
        Person alice = Person.signedUp();

        var answer = alice.signedIn().post("/api/profile/regenerate-api-key");

        String fresh = answer.path("api_key");
        assertEquals(200, answer.statusCode());
        assertEquals(Set.of("message", "api_key"), answer.jsonPath().getMap("$").keySet());
        assertEquals("API key regenerated", answer.path("message"));
        assertTrue(fresh.matches("vsay_ak_[0-9A-Za-z]{40}[0-9a-f]{8}"));
        assertNotEquals(alice.accountKey(), fresh);
        assertEquals(fresh, alice.signedIn().get("/api/profile").path("user.api_key"));
    }

    @Test
    void regenerationKillsTheOldAccountKey() {
        Person alice = Person.signedUp();

        String fresh = alice.signedIn().post("/api/profile/regenerate-api-key").path("api_key");

        Api.DEVELOPER.assertInvalidToken(Person.bearer(alice.accountKey()).get("/v1/profile/preferences"));
        Api.DEVELOPER.assertInsufficientScope(Person.bearer(fresh).get("/v1/profile/preferences"));
    }

    @Test
    void newPasswordReplacesTheOldOne() {
        Person alice = Person.signedUp();

        var answer = resetPassword(alice, Map.of("current_password", alice.password(), "new_password", "newpassword"));

        answer.then().statusCode(200).body(equalTo("{\"message\":\"Password updated successfully\"}"));
        assertEquals(200, logIn(alice, "newpassword").statusCode());
        Api.ACCOUNT.assertWrongCredentials(logIn(alice, alice.password()));
    }

    @Test
    void wrongCurrentPasswordChangesNothing() {
        Person alice = Person.signedUp();

        var answer =
                resetPassword(alice, Map.of("current_password", alice.password() + "x", "new_password", "newpassword"));

        Api.ACCOUNT.assertFieldsRefused(answer, "current_password");
        assertEquals(200, logIn(alice, alice.password()).statusCode());
        Api.ACCOUNT.assertWrongCredentials(logIn(alice, "newpassword"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "five5", "1234567890123456789012345678901234567890123456789012345678901234567890123"})
    void newPasswordOutOfBoundsIsRefused(String password) {
        Person alice = Person.signedUp();

        var answer = resetPassword(alice, Map.of("current_password", alice.password(), "new_password", password));

        Api.ACCOUNT.assertFieldsRefused(answer, "new_password");
        assertEquals(200, logIn(alice, alice.password()).statusCode());
    }

    @Test
    void everyFieldMissingFromAPasswordChangeIsNamed() {
        var answer = resetPassword(Person.signedUp(), Map.of());

        Api.ACCOUNT.assertFieldsRefused(answer, "current_password", "new_password");
    }

    private static Response resetPassword(Person person, Map<String, String> change) {
        return person.signedIn().contentType(ContentType.JSON).body(change).post("/api/profile/reset-password");
    }

    private static Response logIn(Person person, String password) {
        return Person.anonymous()
                .contentType(ContentType.JSON)
                .body(Map.of("email", person.email(), "password", password))
                .post("/api/login");
    }
}
