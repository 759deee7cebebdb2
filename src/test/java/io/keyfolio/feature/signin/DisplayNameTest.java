package io.keyfolio.feature.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names that a registration accepts. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class DisplayNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zo\u00eb",
                "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
                "\u0d2e\u0d4b\u0d39\u0d28\u0d4d\u200d",
                "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66",
                "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc73\udb40\udc63\udb40\udc74\udb40\udc7f",
                "\u845b\udb40\udd00\u57ce",
                "  Ada \u00a0"
            })
    void nameIsShownAsItWasGiven(String name) {
        Response answer = register(name);

        assertEquals(201, answer.statusCode(), answer::asString);
        assertEquals(name.replace('\u00a0', ' ').strip(), nameOf(answer));
    }

    @ParameterizedTest
    @CsvSource({
        "'\u200b\u2060', is required.",
        "'\u3164', is required.",
        "'\u00a0\u3000', is required.",
        "'Ada\u202e', 'must not contain U+202E, a bidirectional control (character 4).'",
        "'A\u0085da', 'must not contain U+0085, a control character (character 2).'",
        "'A\u200dda', 'must not contain U+200D, an invisible character (character 2).'",
        "'A\u0378da', 'must not contain U+0378, which is no character (character 2).'"
    })
    void nameThatHidesSomethingIsRefusedInWords(String name, String rule) {
        Response answer = register(name);

        Api.DEVELOPER.assertFieldsRefused(answer, "name");
        assertEquals("The name field " + rule, answer.path("errors.name[0]"));
    }

    private static String nameOf(Response registered) {
        return Person.anonymous()
                .auth()
                .oauth2(registered.path("access_token"))
                .get("/v1/auth/user")
                .path("payload.name");
    }

    private static Response register(String name) {
        return Person.anonymous()
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "name",
                        name,
                        "email",
                        UUID.randomUUID() + "@example.com",
                        "password",
                        "a secret",
                        "password_confirmation",
                        "a secret"))
                .post("/v1/auth/register");
    }
}
