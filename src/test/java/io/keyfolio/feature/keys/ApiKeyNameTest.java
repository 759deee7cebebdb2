package io.keyfolio.feature.keys;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ApiKeyNameTest {

    private static final String KEYS = "/v1/profile/api-keys";
    private static final String FAMILY = "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66";
    private static final String SCOTLAND =
            "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc73\udb40\udc63\udb40\udc74\udb40\udc7f";
    private static final String KEY_EMOJI = "\uD83D\uDD11";

    static List<String> longestNames() {
        return List.of("n".repeat(255), KEY_EMOJI.repeat(255), "  " + "é".repeat(255) + "  ");
    }

    static List<String> tooLongNames() {
        return List.of("n".repeat(256), KEY_EMOJI.repeat(256), "é".repeat(256));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":null}",
                "{\"name\":\"\"}",
                "{\"name\":\" \\t\\n \"}",
                "{\"name\":\"\\u200b\\u2060\"}",
                "{\"name\":\"\\u3164\\u00a0\"}",
                "{\"name\":\"\\u202e\\u202c\"}",
                "{\"id\":7}"
            })
    void keyWithoutANameGetsTheDefaultName(String body) {
        var answer = create(Person.signedUp(), body);

        assertNamed(answer, "My API Key");
    }

    @Test
    void nameIsTrimmed() {
        var answer = create(Person.signedUp(), "{\"name\":\"  CI/CD \uD83D\uDD11 key\\t\"}");

        assertNamed(answer, "CI/CD \uD83D\uDD11 key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", FAMILY, SCOTLAND, "\ud83e\udee0 2021"})
    void joinersStayWhereTheyAreNeeded(String name) {
        Person alice = Person.signedUp();

        var created = create(alice, Map.of("name", name));
        var renamed = rename(alice, created.path("id"), name + " 2");

        assertNamed(created, name);
        assertNamed(renamed, name + " 2");
        assertEquals(List.of(name + " 2"), list(alice).path("name"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u202eb",
                "a\u2066b",
                "a\u0085b",
                "a\tb",
                "a\u2028b",
                "a\u200db",
                "a\ufeffb",
                "a\u0378b",
                "a\uffffb"
            })
    void nameWithAHiddenCharacterIsRefused(String name) {
        Person alice = Person.signedUp();
        var key = create(alice, Map.of("name", "ci"));
        String code = String.format("U+%04X", (int) name.charAt(1));

        var created = create(alice, Map.of("name", name));
        var renamed = rename(alice, key.path("id"), name);

        for (Response answer : List.of(created, renamed)) {
            Api.DEVELOPER.assertFieldsRefused(answer, "name");
            assertTrue(answer.<String>path("errors.name[0]").startsWith("The name field must not contain " + code));
        }
        assertEquals(List.of("ci"), list(alice).path("name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200b", "\u3164\u2800", "\u202e"})
    void keyIsNotRenamedToNothing(String name) {
        Person alice = Person.signedUp();
        var key = create(alice, Map.of("name", "ci"));

        var answer = rename(alice, key.path("id"), name);

        Api.DEVELOPER.assertFieldsRefused(answer, "name");
        assertEquals(List.of("ci"), list(alice).path("name"));
    }

    @ParameterizedTest
    @MethodSource("longestNames")
    void nameMayHave255Characters(String name) {
        var answer = create(Person.signedUp(), Map.of("name", name));

        assertNamed(answer, name.strip());
    }

    @ParameterizedTest
    @MethodSource("tooLongNames")
    void nameOf256CharactersIsRefused(String name) {
        Person alice = Person.signedUp();

        var answer = create(alice, Map.of("name", name));

        Api.DEVELOPER.assertFieldsRefused(answer, "name");
        assertEquals("[]", list(alice).asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "[\"ci\"]", "{}", "\"a\\u0000b\"", "\"\\ud83d\""})
    void nameThatIsNoTextIsRefused(String json) {
        var answer = create(Person.signedUp(), "{\"name\":" + json + "}");

        Api.DEVELOPER.assertFieldsRefused(answer, "name");
    }

    private static void assertNamed(Response answer, String name) {
        assertEquals(200, answer.statusCode(), answer::asString);
        assertEquals(name, answer.path("name"));
    }

    private static Response create(Person person, Object body) {
        return person.signedIn().contentType(ContentType.JSON).body(body).post(KEYS);
    }

    private static Response rename(Person person, int id, String name) {
        return person.signedIn()
                .contentType(ContentType.JSON)
                .body(Map.of("name", name))
                .patch(KEYS + "/" + id);
    }

    private static Response list(Person person) {
        return person.signedIn().get(KEYS);
    }
}
