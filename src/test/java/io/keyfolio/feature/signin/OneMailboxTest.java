package io.keyfolio.feature.signin;

import static io.keyfolio.testing.Person.anonymous;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.Sql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Addresses that are written in different ways and name the same mailbox belong to one account. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class OneMailboxTest {

    private static final String PASSWORD = "a secret of mine";

    private final String unique = "m" + UUID.randomUUID().toString().replace("-", "");

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of("%s@b\u00fccher.example", "%s@xn--bcher-kva.example"),
                Arguments.of("%s@xn--bcher-kva.example", "%s@b\u00fccher.example"),
                Arguments.of("%s@fa\u00df.example", "%s@xn--fa-hia.example"),
                Arguments.of("%s@example.com", "\"%s\"@Example.com"),
                Arguments.of("\"%s\"@example.com", "%s@example.com"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void otherFormOfAnAddressIsTaken(String first, String second) {
        assertEquals(201, signUp(unique, first.formatted(unique)).statusCode());

        Response account = signUp(unique + "2", second.formatted(unique));
        Response developer = register(second.formatted(unique));

        assertEquals(400, account.statusCode(), account::asString);
        assertEquals(422, developer.statusCode(), developer::asString);
        assertEquals(200, logIn(second.formatted(unique)).statusCode());
        assertEquals(200, logIn(first.formatted(unique)).statusCode());
    }

    @Test
    void mixtureOfScriptsIsRefused() {
        Response account = signUp(unique, unique + "\u0430@example.com");
        Response developer = register(unique + "@p\u0430ypal.example");

        assertEquals(400, account.statusCode());
        assertEquals(422, developer.statusCode());
        assertEquals(
                "The email field must not mix letters of different scripts, such as Latin and Cyrillic ones.",
                developer.path("errors.email[0]"));
    }

    /** Each keeps the account that an earlier release made for one form of the address. */
    @Test
    void accountsOfEarlierReleasesStayApart() {
        signUp(unique, unique + "@b\u00fccher.example").then().statusCode(201);
        signUp(unique + "2", unique + "@other.example").then().statusCode(201);
        signUp(unique + "3", unique + "-alone@other.example").then().statusCode(201);
        rename(unique + "2", unique + "@xn--bcher-kva.example");
        rename(unique + "3", "\"" + unique + "-alone\"@example.com");

        assertEquals(unique, logIn(unique + "@B\u00fccher.example").path("user.username"));
        assertEquals(unique + "2", logIn(unique + "@XN--bcher-kva.example").path("user.username"));
        assertEquals(unique + "3", logIn("\"" + unique + "-alone\"@example.com").path("user.username"));
    }

    private static void rename(String username, String email) {
        Sql.execute("update account set email = '" + email + "', email_key = '" + email + "' where username = '"
                + username + "'");
    }

    private static Response signUp(String username, String email) {
        return post("/api/signup", Map.of("username", username, "email", email, "password", PASSWORD));
    }

    private static Response register(String email) {
        return post(
                "/v1/auth/register",
                Map.of("name", "Ada", "email", email, "password", PASSWORD, "password_confirmation", PASSWORD));
    }

    private static Response logIn(String email) {
        return post("/api/login", Map.of("email", email, "password", PASSWORD));
    }

    private static Response post(String path, Map<String, ?> body) {
        return anonymous().contentType(ContentType.JSON).body(body).post(path);
    }
}
