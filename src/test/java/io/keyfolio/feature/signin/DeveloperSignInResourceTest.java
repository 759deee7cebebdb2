package io.keyfolio.feature.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class DeveloperSignInResourceTest {

    private static final String UUID_FORM = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String JWT_FORM = "eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+";

    @Test
    void registerAnswersThePublishedShape() {
        var answer = register(wanted());

        Map<String, Object> body = answer.jsonPath().getMap("$");
        assertEquals(201, answer.statusCode());
        assertEquals(Set.of("message", "access_token", "token_type", "expires_in"), body.keySet());
        assertEquals("Account created successfully", body.get("message"));
        assertTrue(answer.<String>path("access_token").matches(JWT_FORM));
        assertEquals("Bearer", body.get("token_type"));
        assertEquals(86400, body.get("expires_in"));
    }

    @Test
    void confirmationThatDiffersIsRefused() {
        Map<String, Object> wanted = wanted();
        wanted.put("password_confirmation", "A secret");

        var answer = register(wanted);

        Api.DEVELOPER.assertFieldsRefused(answer, "password_confirmation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "email", "password", "password_confirmation"})
    void eachMissingFieldIsNamed(String field) {
        Map<String, Object> wanted = wanted();
        wanted.remove(field);

        var answer = register(wanted);

        Api.DEVELOPER.assertFieldsRefused(answer, field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "email", "password", "password_confirmation"})
    void eachFieldOfTheWrongTypeIsNamed(String field) {
        Map<String, Object> wanted = wanted();
        wanted.put(field, 123456);

        var answer = register(wanted);

        Api.DEVELOPER.assertFieldsRefused(answer, field);
    }

    @Test
    void everyMissingFieldIsNamedAtOnce() {
        var answer = register(Map.of());

        Api.DEVELOPER.assertFieldsRefused(answer, "name", "email", "password", "password_confirmation");
    }

    @Test
    void emailTakenInAnotherCaseIsRefused() {
        Map<String, Object> wanted = wanted();
        wanted.put("email", Person.signedUp().email().toUpperCase(Locale.ROOT));

        var answer = register(wanted);

        Api.DEVELOPER.assertFieldsRefused(answer, "email");
    }

    @Test
    void loginAnswersThePublishedShape() {
        Person alice = Person.signedUp();

        var answer = logIn(alice.email(), alice.password());

        Map<String, Object> body = answer.jsonPath().getMap("$");
        assertEquals(200, answer.statusCode());
        assertEquals(Set.of("access_token", "token_type", "expires_in", "requires_2fa"), body.keySet());
        assertTrue(answer.<String>path("access_token").matches(JWT_FORM));
        assertEquals("Bearer", body.get("token_type"));
        assertEquals(86400, body.get("expires_in"));
        assertEquals(false, body.get("requires_2fa"));
    }

    @Test
    void unknownEmailAndWrongPasswordGetTheSameAnswer() {
        Person alice = Person.signedUp();

        var wrongPassword = logIn(alice.email(), alice.password() + "x");
        var unknownEmail = logIn("x" + alice.email(), alice.password());

        Api.DEVELOPER.assertWrongCredentials(wrongPassword);
        Api.DEVELOPER.assertWrongCredentials(unknownEmail);
        assertEquals(wrongPassword.asString(), unknownEmail.asString());
    }

    @Test
    void everyFieldMissingAtLoginIsNamed() {
        var answer = post("/v1/auth/login", Map.of());

        Api.DEVELOPER.assertFieldsRefused(answer, "email", "password");
    }

    @Test
    void userAnswersThePublishedShape() {
        Map<String, Object> wanted = wanted();
        String token = register(wanted).path("access_token");

        var answer = Person.bearer(token).get("/v1/auth/user");

        Map<String, String> user = answer.path("payload");
        assertEquals(200, answer.statusCode());
        assertEquals(Set.of("success", "payload"), answer.jsonPath().getMap("$").keySet());
        assertEquals(true, answer.path("success"));
        assertEquals(Set.of("uuid", "name", "email"), user.keySet());
        assertTrue(user.get("uuid").matches(UUID_FORM));
        assertEquals(wanted.get("name"), user.get("name"));
        assertEquals(wanted.get("email"), user.get("email"));
    }

    @Test
    void logoutEndsTheSessionInBothApis() {
        Person alice = Person.signedUp();

        var answer = alice.signedIn().post("/v1/auth/logout");

        assertEquals(204, answer.statusCode());
        assertEquals("", answer.asString());
        Api.DEVELOPER.assertInvalidToken(alice.signedIn().get("/v1/auth/user"));
        Api.ACCOUNT.assertInvalidToken(alice.signedIn().get("/api/profile"));
    }

    @Test
    void logoutLeavesOtherSessionsAndKeys() {
        Person alice = Person.signedUp();
        String other = alice.logIn();
        Person.Key key = alice.issue("ci");

        var answer = alice.signedIn().post("/v1/auth/logout");

        assertEquals(204, answer.statusCode());
        assertEquals(200, Person.bearer(other).get("/v1/auth/user").statusCode());
        assertEquals(200, key.request().get("/v1/auth/user").statusCode());
    }

    @Test
    void apiKeyCannotLogOut() {
        Person.Key key = Person.signedUp().issue("ci");

        var answer = key.request().post("/v1/auth/logout");

        Api.DEVELOPER.assertInsufficientScope(answer);
        assertEquals(200, key.request().get("/v1/auth/user").statusCode());
    }

    private static Map<String, Object> wanted() {
        return new HashMap<>(Map.of(
                "name", "John Doe",
                "email", UUID.randomUUID() + "@example.com",
                "password", "a secret",
                "password_confirmation", "a secret"));
    }

    private static Response register(Map<String, Object> wanted) {
        return post("/v1/auth/register", wanted);
    }

    private static Response logIn(String email, String password) {
        return post("/v1/auth/login", Map.of("email", email, "password", password));
    }

    private static Response post(String path, Object body) {
        return Person.anonymous().contentType(ContentType.JSON).body(body).post(path);
    }
}
