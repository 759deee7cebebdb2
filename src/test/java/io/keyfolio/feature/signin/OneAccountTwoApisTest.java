package io.keyfolio.feature.signin;

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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class OneAccountTwoApisTest {

    private static final String USERNAME_FORM = "[A-Za-z0-9._-]{3,64}";
    private static final String PASSWORD = "a secret";

    static List<String> names() {
        return List.of(
                "Zoë Ångström",
                "李小龙",
                "\uD83D\uDE00\uD83D\uDE00",
                "A",
                "--",
                "ﬁ ½ İ",
                "name ".repeat(50) + "name",
                "\uD83D\uDE00".repeat(255));
    }

    @Test
    void whoSignedUpIsADeveloperNamedLikeTheUser() {
        Person alice = Person.signedUp();

        var answer = alice.signedIn().get("/v1/auth/user");

        assertEquals(200, answer.statusCode());
        assertEquals(alice.username(), answer.path("payload.name"));
        assertEquals(alice.email(), answer.path("payload.email"));
    }

    @Test
    void whoSignedUpLogsInAsADeveloper() {
        Person alice = Person.signedUp();

        var answer = logIn("/v1/auth/login", alice.email(), alice.password());

        assertEquals(200, answer.statusCode());
        assertEquals(
                alice.username(),
                Person.bearer(answer.path("access_token")).get("/api/profile").path("user.username"));
    }

    @Test
    void whoRegisteredLogsInWithTheAccountApi() {
        String email = uniqueEmail();
        register("John Doe", email);

        var answer = logIn("/api/login", email, PASSWORD);

        assertEquals(200, answer.statusCode());
        assertEquals(email, answer.path("user.email"));
    }

    @Test
    void usernameIsMadeFromTheName() {
        String unique = UUID.randomUUID().toString();

        var answer = register("  Zoë " + unique + " ", uniqueEmail());

        assertEquals("zoe-" + unique, profile(answer).path("user.username"));
        assertEquals("Zoë " + unique, user(answer).path("payload.name"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyNameGetsAUsernameThatFollowsTheRules(String name) {
        var answer = register(name, uniqueEmail());

        assertEquals(201, answer.statusCode(), answer::asString);
        assertTrue(profile(answer).<String>path("user.username").matches(USERNAME_FORM));
        assertEquals(name, user(answer).path("payload.name"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void peopleOfOneNameGetUsernamesOfTheirOwn(String name) {
        String first = profile(register(name, uniqueEmail())).path("user.username");

        String second = profile(register(name, uniqueEmail())).path("user.username");

        assertTrue(second.matches(USERNAME_FORM));
        assertNotEquals(first, second);
    }

    @Test
    void usernameMadeFromANameThatSomebodySignedUpWithIsAnother() {
        Person alice = Person.signedUp();

        var answer = register(alice.username(), uniqueEmail());

        assertNotEquals(alice.username(), profile(answer).path("user.username"));
        assertEquals(alice.username(), user(answer).path("payload.name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\t"})
    void blankNameIsRefused(String name) {
        var answer = register(name, uniqueEmail());

        Api.DEVELOPER.assertFieldsRefused(answer, "name");
    }

    @Test
    void nameOf256CharactersIsRefused() {
        var answer = register("n".repeat(256), uniqueEmail());

        Api.DEVELOPER.assertFieldsRefused(answer, "name");
    }

    private static Response register(String name, String email) {
        return post(
                "/v1/auth/register",
                Map.of("name", name, "email", email, "password", PASSWORD, "password_confirmation", PASSWORD));
    }

    private static Response logIn(String path, String email, String password) {
        return post(path, Map.of("email", email, "password", password));
    }

    private static Response profile(Response registered) {
        return Person.bearer(registered.path("access_token")).get("/api/profile");
    }

    private static Response user(Response registered) {
        return Person.bearer(registered.path("access_token")).get("/v1/auth/user");
    }

    private static Response post(String path, Object body) {
        return Person.anonymous().contentType(ContentType.JSON).body(body).post(path);
    }

    private static String uniqueEmail() {
        return UUID.randomUUID() + "@example.com";
    }
}
