package io.keyfolio.concurrency;

import static io.keyfolio.testing.Person.anonymous;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.AtOnce;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ConcurrentSignUpTest {

    private static final int AT_ONCE = 16;
    private static final String PASSWORD = "a good password";

    @Test
    void accountApiGivesAnEmailAddressAway() {
        String email = unique() + "@example.com";

        List<Response> answers = AtOnce.run(AT_ONCE, number -> signUp(unique(), email));

        List<Response> losers = requireOneWinner(answers);
        losers.forEach(answer -> answer.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("error", equalTo("The email field has already been taken.")));
    }

    @Test
    void accountApiGivesAUsernameAwayWhateverItsCase() {
        String username = unique();

        List<Response> answers = AtOnce.run(
                AT_ONCE,
                number -> signUp(
                        number % 2 == 0 ? username : username.toUpperCase(Locale.ROOT), unique() + "@example.com"));

        List<Response> losers = requireOneWinner(answers);
        losers.forEach(answer ->
                answer.then().statusCode(400).body("error", equalTo("The username field has already been taken.")));
    }

    @Test
    void developerApiGivesAnEmailAddressAway() {
        String email = unique() + "@example.com";

        List<Response> answers = AtOnce.run(AT_ONCE, number -> register("Somebody", email));

        List<Response> losers = requireOneWinner(answers);
        losers.forEach(answer -> answer.then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("success", equalTo(false))
                .body("errors.email", contains("The email field has already been taken.")));
    }

    @Test
    void developersOfOneNameAllGetAnAccount() {
        String name = "Name " + unique();

        List<Response> answers = AtOnce.run(AT_ONCE, number -> register(name, unique() + "@example.com"));

        answers.forEach(answer -> answer.then().statusCode(201));
    }

    @Test
    void bothApisShareTheEmailAddresses() {
        String email = unique() + "@example.com";

        List<Response> answers =
                AtOnce.run(AT_ONCE, number -> number % 2 == 0 ? signUp(unique(), email) : register("Somebody", email));

        requireOneWinner(answers);
    }

    private static List<Response> requireOneWinner(List<Response> answers) {
        List<Response> losers =
                answers.stream().filter(answer -> answer.statusCode() != 201).toList();
        assertEquals(AT_ONCE - 1, losers.size());
        losers.forEach(answer -> assertEquals(4, answer.statusCode() / 100, answer::asString));
        return losers;
    }

    private static Response signUp(String username, String email) {
        return anonymous()
                .contentType(ContentType.JSON)
                .body(Map.of("username", username, "email", email, "password", PASSWORD))
                .post("/api/signup");
    }

    private static Response register(String name, String email) {
        return anonymous()
                .contentType(ContentType.JSON)
                .body(Map.of("name", name, "email", email, "password", PASSWORD, "password_confirmation", PASSWORD))
                .post("/v1/auth/register");
    }

    private static String unique() {
        return "c" + UUID.randomUUID().toString().replace("-", "");
    }
}
