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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class AccountSignInResourceTest {

    @Test
    void signUpAnswersThePublishedShapeAndNamesAsEntered() {
        String name = "Mixed.Case_" + unique();

        var answer = signUp(name, name + "@Example.COM", "a secret");

        assertEquals(201, answer.statusCode());
        assertSignedIn(answer, "Account created successfully", name, name + "@Example.COM");
    }

    @Test
    void loginAnswersTheSameUserAsSignUpDid() {
        String name = unique();
        Map<String, String> user =
                signUp(name, name + "@example.com", "a secret").path("user");

        var answer = logIn(name + "@example.com", "a secret");

        assertEquals(200, answer.statusCode());
        assertSignedIn(answer, "Login successful", name, name + "@example.com");
        assertEquals(user, answer.path("user"));
    }

    @Test
    void eachSessionTokenOpensTheAccount() {
        Person alice = Person.signedUp();

        var answer = Person.bearer(alice.logIn()).get("/api/profile");

        assertEquals(200, answer.statusCode());
        assertEquals(alice.username(), answer.path("user.username"));
    }

    @Test
    void unknownEmailAndWrongPasswordGetTheSameAnswer() {
        Person alice = Person.signedUp();

        var wrongPassword = logIn(alice.email(), alice.password() + "x");
        var unknownEmail = logIn("x" + alice.email(), alice.password());

        Api.ACCOUNT.assertWrongCredentials(wrongPassword);
        Api.ACCOUNT.assertWrongCredentials(unknownEmail);
        assertEquals(wrongPassword.asString(), unknownEmail.asString());
    }

    @Test
    void loginComparesTheEmailWithoutCase() {
        Person alice = Person.signedUp();

        var answer = logIn(alice.email().toUpperCase(Locale.ROOT), alice.password());

        assertEquals(200, answer.statusCode());
        assertEquals(alice.email(), answer.path("user.email"));
    }

    @Test
    void everyFieldMissingAtLoginIsNamed() {
        var answer = post("/api/login", "{\"email\":null}");

        Api.ACCOUNT.assertFieldsRefused(answer, "email", "password");
    }

    @Test
    void unknownFieldsAreIgnored() {
        Person alice = Person.signedUp();

        var answer = post(
                "/api/login",
                Map.of("email", alice.email(), "password", alice.password(), "remember", Map.of("me", true)));

        assertEquals(200, answer.statusCode());
    }

    private static void assertSignedIn(Response answer, String message, String username, String email) {
        Map<String, Object> body = answer.jsonPath().getMap("$");
        Map<String, String> user = answer.path("user");
        assertEquals(Set.of("message", "token", "user"), body.keySet());
        assertEquals(Set.of("id", "username", "email", "api_key"), user.keySet());
        assertEquals(message, body.get("message"));
        assertTrue(answer.<String>path("token").matches("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+"));
        assertTrue(user.get("id").matches("user_\\w+"));
        assertEquals(username, user.get("username"));
        assertEquals(email, user.get("email"));
        assertTrue(user.get("api_key").matches("vsay_ak_[0-9A-Za-z]{40}[0-9a-f]{8}"));
    }

    private static Response signUp(String username, String email, String password) {
        return post("/api/signup", Map.of("username", username, "email", email, "password", password));
    }

    private static Response logIn(String email, String password) {
        return post("/api/login", Map.of("email", email, "password", password));
    }

    private static Response post(String path, Object body) {
        return Person.anonymous().contentType(ContentType.JSON).body(body).post(path);
    }

    private static String unique() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
