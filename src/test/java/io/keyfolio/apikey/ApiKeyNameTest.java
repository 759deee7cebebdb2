package io.keyfolio.apikey;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    private static final String KEY_EMOJI = "\uD83D\uDD11";

    static List<String> longestNames() {
        return List.of("n".repeat(255), KEY_EMOJI.repeat(255), "  " + "é".repeat(255) + "  ");
    }

    static List<String> tooLongNames() {
        return List.of("n".repeat(256), KEY_EMOJI.repeat(256), "é".repeat(256));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\":null}", "{\"name\":\"\"}", "{\"name\":\" \\t\\n \"}", "{\"id\":7}"})
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

    private static Response list(Person person) {
        return person.signedIn().get(KEYS);
    }
}
