package io.keyfolio.feature.keys;

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
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An API key cannot change keys with more abilities. In its grace period, it cannot change any key. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ChangeRightsTest extends KeyGrace {

    /** The requests of all changes. */
    private static final String CHANGES = """
            change     | method | path            | body
            rename     | PATCH  | /{id}           | {"name":"taken over"}
            narrow     | PATCH  | /{id}           | {"abilities":["keys:write"]}
            read       | PATCH  | /{id}           | {}
            revoke     | DELETE | /{id}           | {}
            regenerate | POST   | /{id}/regenerate| {}
            grace      | POST   | /{id}/regenerate| {"grace_seconds":60}
            """;

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = CHANGES, delimiter = '|', useHeadersInDisplayName = true)
    void keyThatMayDoMoreIsNotChanged(String change, String method, String path, String body) {
        Person.Key weak = alice.issue(Map.of("abilities", List.of("keys:write", "keys:read")));
        Person.Key strong = alice.issue(Map.of("abilities", List.of("keys:write", "keys:read", "orders:write")));
        String before = withoutUse(alice.signedIn().get(KEYS));

        Api.DEVELOPER.assertInsufficientScope(send(weak, method, path, strong, body));

        assertEquals(before, withoutUse(alice.signedIn().get(KEYS)));
        assertEquals(200, send(weak, method, path, weak, body).statusCode());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = CHANGES, delimiter = '|', useHeadersInDisplayName = true)
    void replacedKeyChangesNothing(String change, String method, String path, String body) {
        Person.Key fresh = successor(old, HOUR);
        Person.Key other = alice.issue("other");
        String before = withoutUse(alice.signedIn().get(KEYS));

        Api.DEVELOPER.assertInsufficientScope(send(old, method, path, fresh, body));
        Api.DEVELOPER.assertInsufficientScope(send(old, method, path, other, body));

        assertEquals(before, withoutUse(alice.signedIn().get(KEYS)));
        assertWorks(old);
        assertWorks(fresh);
    }

    @Test
    void replacedKeyMakesNone() {
        Person.Key fresh = successor(old, HOUR);

        Api.DEVELOPER.assertInsufficientScope(old.request().post(KEYS));

        assertListed(old, fresh);
        assertEquals(200, fresh.request().post(KEYS).statusCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | id, name, created_at",
                "{\"name\":\"x\"} | id, name, created_at",
                "{\"abilities\":[\"keys:write\"]} | id, name, created_at, abilities"
            })
    void changeTellsNoMoreThanACreationWithoutKeysRead(String body, String members) {
        Person.Key writer = alice.issue(Map.of("abilities", List.of("keys:write", "orders:read")));
        Person.Key target = alice.issue(Map.of("abilities", List.of("keys:write", "orders:read")));

        Response answer = send(writer, "PATCH", "/{id}", target, body);

        assertEquals(200, answer.statusCode(), answer::asString);
        assertEquals(Set.of(members.split(", ")), answer.jsonPath().getMap("$").keySet());
    }

    private static Response send(Person.Key caller, String method, String path, Person.Key target, String body) {
        return caller.request()
                .contentType(ContentType.JSON)
                .body(body)
                .request(method, KEYS + path.strip(), target.id());
    }

    private static String withoutUse(Response list) {
        return list.asString().replaceAll("\"last_used_at\":[^,]*,", "");
    }
}
