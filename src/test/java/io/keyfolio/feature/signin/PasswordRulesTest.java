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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class PasswordRulesTest {

    private static final String KEY_EMOJI = "\uD83D\uDD11";

    static List<String> acceptable() {
        return List.of("sixsix", KEY_EMOJI.repeat(6), "a".repeat(72), KEY_EMOJI.repeat(18), "é".repeat(36), "      ");
    }

    static List<String> tooShort() {
        return List.of("", "five5", KEY_EMOJI.repeat(5), "ééééé");
    }

    static List<String> tooLong() {
        return List.of("a".repeat(73), "a".repeat(71) + "é", KEY_EMOJI.repeat(18) + "a");
    }

    @ParameterizedTest
    @MethodSource("acceptable")
    void passwordWithinBoundsOpensTheAccount(String password) {
        String name = unique();

        var answer = signUp(name, password);

        assertEquals(201, answer.statusCode());
        assertEquals(200, logIn("/api/login", name, password).statusCode());
        assertEquals(200, logIn("/v1/auth/login", name, password).statusCode());
    }

    @ParameterizedTest
    @MethodSource("tooShort")
    void passwordOfFewerThanSixCharactersIsRefused(String password) {
        var answer = signUp(unique(), password);

        Api.ACCOUNT.assertFieldsRefused(answer, "password");
        assertTrue(answer.<String>path("error").contains("6 characters"));
    }

    @ParameterizedTest
    @MethodSource("tooLong")
    void passwordOfMoreThan72BytesIsRefusedAndToldWhy(String password) {
        var answer = signUp(unique(), password);

        Api.ACCOUNT.assertFieldsRefused(answer, "password");
        assertTrue(answer.<String>path("error").contains("72 bytes"));
    }

    @ParameterizedTest
    @MethodSource({"tooShort", "tooLong"})
    void developersPasswordOutOfBoundsIsRefused(String password) {
        var answer = post(
                "/v1/auth/register",
                Map.of(
                        "name",
                        "John Doe",
                        "email",
                        unique() + "@example.com",
                        "password",
                        password,
                        "password_confirmation",
                        password));

        Api.DEVELOPER.assertFieldsRefused(answer, "password");
    }

    @Test
    void all72BytesOfThePasswordCount() {
        String name = unique();
        signUp(name, "a".repeat(72));

        var answer = logIn("/api/login", name, "a".repeat(71) + "b");

        Api.ACCOUNT.assertWrongCredentials(answer);
    }

    @Test
    void longerPasswordThatBeginsWithTheRightOneIsWrong() {
        String name = unique();
        signUp(name, "a".repeat(72));

        var answer = logIn("/api/login", name, "a".repeat(73));

        Api.ACCOUNT.assertWrongCredentials(answer);
    }

    @Test
    void passwordIsComparedWithCaseAndSpaces() {
        String name = unique();
        signUp(name, "A secret");

        var otherCase = logIn("/api/login", name, "a secret");
        var withSpace = logIn("/api/login", name, "A secret ");

        Api.ACCOUNT.assertWrongCredentials(otherCase);
        Api.ACCOUNT.assertWrongCredentials(withSpace);
    }

    private static Response signUp(String name, String password) {
        return post("/api/signup", Map.of("username", name, "email", name + "@example.com", "password", password));
    }

    private static Response logIn(String path, String name, String password) {
        return post(path, Map.of("email", name + "@example.com", "password", password));
    }

    private static Response post(String path, Object body) {
        return Person.anonymous().contentType(ContentType.JSON).body(body).post(path);
    }

    private static String unique() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
