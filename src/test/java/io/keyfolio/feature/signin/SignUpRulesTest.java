package io.keyfolio.feature.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class SignUpRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0.9", "_-.", "A_b-C.d", "1234567890123456789012345678901"})
    void usernameOfAllowedCharactersIsTaken(String beginning) {
        String name = beginning + unique();

        var answer = signUp(name, unique() + "@example.com", "a secret");

        assertEquals(201, answer.statusCode());
        assertEquals(name, answer.path("user.username"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "has space", "ümlaut", "a/b", "a@b", "abc\n", " abc", "abc|"})
    void usernameOutOfBoundsIsRefused(String name) {
        var answer = signUp(name, unique() + "@example.com", "a secret");

        Api.ACCOUNT.assertFieldsRefused(answer, "username");
    }

    @Test
    void usernameMayHave64CharactersAndNoMore() {
        String longest = unique() + unique();

        var fits = signUp(longest, unique() + "@example.com", "a secret");
        var tooLong = signUp(longest + "a", unique() + "@example.com", "a secret");

        assertEquals(201, fits.statusCode());
        Api.ACCOUNT.assertFieldsRefused(tooLong, "username");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "@example.com",
                "nobody@",
                "no body@example.com",
                "a@b@example.com",
                "nobody@example.com.",
                "nobody@-example.com",
                "nobody@example.com\u200b",
                "nobody@example.com\u00ad",
                "no\u200dbody@example.com",
                "nobody@\uff45xample.com",
                "\u202enobody@example.com",
                "no\u0085body@example.com"
            })
    void emailThatMailCannotReachIsRefused(String email) {
        var answer = signUp(unique(), email, "a secret");

        Api.ACCOUNT.assertFieldsRefused(answer, "email");
    }

    /** A text whose normalization would take seconds. */
    @Test
    void overlongEmailIsNobodysAtOnce() {
        String email = "a" + "\u0316\u0301".repeat(900) + "@example.com";

        var login = Person.anonymous()
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", "a secret"))
                .post("/api/login");
        var signUp = signUp(unique(), email, "a secret");

        Api.ACCOUNT.assertWrongCredentials(login);
        Api.ACCOUNT.assertFieldsRefused(signUp, "email");
    }

    @Test
    void everyMissingFieldIsNamed() {
        var answer = post("/api/signup", "{}");

        Api.ACCOUNT.assertFieldsRefused(answer, "username", "email", "password");
    }

    @Test
    void everyFieldOfTheWrongTypeIsNamed() {
        var answer = post("/api/signup", "{\"username\":1,\"email\":[\"a@example.com\"],\"password\":{\"a\":null}}");

        Api.ACCOUNT.assertFieldsRefused(answer, "username", "email", "password");
    }

    @Test
    void usernameTakenInAnotherCaseIsRefused() {
        Person alice = Person.signedUp();

        var answer = signUp(alice.username().toUpperCase(Locale.ROOT), unique() + "@example.com", "a secret");

        Api.ACCOUNT.assertFieldsRefused(answer, "username");
    }

    @Test
    void emailTakenInAnotherCaseIsRefused() {
        Person alice = Person.signedUp();

        var answer = signUp(unique(), alice.email().toUpperCase(Locale.ROOT), "a secret");

        Api.ACCOUNT.assertFieldsRefused(answer, "email");
    }

    @Test
    void refusedSignUpLeavesUsernameAndEmailFree() {
        Person alice = Person.signedUp();
        String name = unique();
        signUp(name, alice.email(), "a secret");
        signUp(alice.username(), name + "@example.com", "a secret");

        var answer = signUp(name, name + "@example.com", "a secret");

        assertEquals(201, answer.statusCode());
    }

    private static Response signUp(String username, String email, String password) {
        return post("/api/signup", Map.of("username", username, "email", email, "password", password));
    }

    private static Response post(String path, Object body) {
        return Person.anonymous().contentType(ContentType.JSON).body(body).post(path);
    }

    private static String unique() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
