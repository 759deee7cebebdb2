package io.keyfolio.feature.recovery;

import static io.keyfolio.testing.Person.anonymous;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.Sql;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;

/** E-mail addresses, and what people do with them. */
final class Addresses {

    private static final String ASKED = "Open the link in the mail to the new address. It becomes yours then.";

    private Addresses() {}

    /** An address that nobody has. */
    static String fresh() {
        return "e" + UUID.randomUUID().toString().replace("-", "") + "@example.com";
    }

    /** The address of a person's account. */
    static String of(Person person) {
        return Sql.one("select email from account where username = '" + person.username() + "'");
    }

    static void assertAsked(Response answer) {
        assertEquals(202, answer.statusCode(), answer::asString);
        assertEquals(Map.of("message", ASKED), answer.path(""));
    }

    static Response signUp(String email) {
        return anonymous()
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "username",
                        "u" + UUID.randomUUID().toString().substring(0, 8),
                        "email",
                        email,
                        "password",
                        "a secret of mine"))
                .post("/api/signup");
    }

    /** The status of a login, after the pause that follows wrong passwords. */
    static int logIn(String email, String password) {
        return Await.until(
                () -> anonymous()
                        .contentType(ContentType.JSON)
                        .body(Map.of("email", email, "password", password))
                        .post("/api/login")
                        .statusCode(),
                status -> status != 429);
    }
}
