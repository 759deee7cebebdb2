package io.keyfolio.feature.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.AtOnce;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ApiKeyRegenerationTest {

    private static final String KEYS = "/v1/profile/api-keys";
    private static final int MAX_KEYS = 100;
    private static final int AT_ONCE = 20;

    @Test
    void regeneratedKeyHasThePublishedShapeANewIdAndANewToken() {
        Person alice = Person.signedUp();
        Person.Key old = alice.issue("ci");

        var answer = regenerate(alice, old);

        Map<String, Object> body = answer.jsonPath().getMap("$");
        assertEquals(200, answer.statusCode());
        assertEquals(Set.of("id", "name", "plain_text_token", "created_at"), body.keySet());
        assertNotEquals((int) old.id(), body.get("id"));
        assertEquals("ci", body.get("name"));
        assertTrue(answer.<String>path("plain_text_token").matches(body.get("id") + "\\|[0-9A-Za-z]{40}[0-9a-f]{8}"));
        assertTrue(answer.<String>path("created_at").matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
    }

    @Test
    void newTokenWorksAndTheOldOneIsDead() {
        Person alice = Person.signedUp();
        Person.Key old = alice.issue("ci");

        String token = regenerate(alice, old).path("plain_text_token");

        assertEquals(200, Person.bearer(token).get(KEYS).statusCode());
        Api.DEVELOPER.assertInvalidToken(old.request().get(KEYS));
        Api.DEVELOPER.assertRefused(regenerate(alice, old), 404);
    }

    @Test
    void successorIsListedUnusedInPlaceOfTheOldKey() {
        Person alice = Person.signedUp();
        Person.Key old = alice.issue(Map.of("name", "ci", "abilities", List.of("keys:read", "billing:read")));
        old.request().get(KEYS);

        var answer = regenerate(alice, old);

        var list = alice.signedIn().get(KEYS);
        assertEquals(List.of(answer.<Integer>path("id")), list.path("id"));
        assertEquals(List.of("ci"), list.path("name"));
        assertEquals(List.of(List.of("keys:read", "billing:read")), list.path("abilities"));
        assertTrue(list.asString().contains("\"last_used_at\":null"));
    }

    @Test
    void successorOfALimitedKeyHasItsAbilitiesAndItsEnd() {
        Person alice = Person.signedUp();
        Person.Key old =
                alice.issue(Map.of("abilities", List.of("preferences:read"), "expires_at", "2099-01-21T10:30:00Z"));

        var answer = regenerate(alice, old);

        String token = answer.path("plain_text_token");
        assertEquals(List.of("preferences:read"), answer.path("abilities"));
        assertEquals("2099-01-21T10:30:00Z", answer.path("expires_at"));
        assertEquals(200, Person.bearer(token).get("/v1/profile/preferences").statusCode());
        Api.DEVELOPER.assertInsufficientScope(Person.bearer(token).get(KEYS));
    }

    @Test
    void anotherAccountsKeyLooksAbsent() {
        Person.Key key = Person.signedUp().issue("alice's");
        Person bob = Person.signedUp();

        var answer = regenerate(bob, key);

        Api.DEVELOPER.assertRefused(answer, 404);
        assertEquals(200, key.request().get(KEYS).statusCode());
    }

    @Test
    void ofTwoAtOnceExactlyOneWins() {
        Person alice = Person.signedUp();
        Person.Key key = alice.issue("ci");

        List<CompletableFuture<Integer>> both = Stream.of(1, 2)
                .map(turn -> CompletableFuture.supplyAsync(
                        () -> regenerate(alice, key).statusCode()))
                .toList();

        List<Integer> statuses =
                both.stream().map(CompletableFuture::join).sorted().toList();
        assertEquals(List.of(200, 404), statuses);
        assertEquals(1, alice.signedIn().get(KEYS).<List<Integer>>path("id").size());
    }

    @Test
    void manyKeysAreRegeneratedAtOnce() {
        Person alice = Person.signedUp();
        List<Person.Key> keys =
                Stream.generate(() -> alice.issue("ci")).limit(AT_ONCE).toList();

        List<Integer> statuses = AtOnce.run(
                AT_ONCE, number -> regenerate(alice, keys.get(number)).statusCode());

        assertEquals(Set.of(200), Set.copyOf(statuses));
        assertEquals(
                AT_ONCE, alice.signedIn().get(KEYS).<List<Integer>>path("id").size());
    }

    @Test
    void accountHoldsAtMostAHundredKeys() {
        Person alice = Person.signedUp();
        List<Person.Key> keys =
                Stream.generate(() -> alice.issue("ci")).limit(MAX_KEYS).toList();

        var oneMore = create(alice);

        Api.DEVELOPER.assertFieldsRefused(oneMore, "api_keys");
        assertEquals(
                MAX_KEYS, alice.signedIn().get(KEYS).<List<Integer>>path("id").size());
        assertEquals(200, regenerate(alice, keys.get(0)).statusCode());
        assertEquals(200, alice.signedIn().delete(KEYS + "/" + keys.get(1).id()).statusCode());
        assertEquals(200, create(alice).statusCode());
        Api.DEVELOPER.assertFieldsRefused(create(alice), "api_keys");
        assertEquals(200, create(Person.signedUp()).statusCode());
    }

    private static Response regenerate(Person person, Person.Key key) {
        return person.signedIn().post(KEYS + "/" + key.id() + "/regenerate");
    }

    private static Response create(Person person) {
        return person.signedIn().contentType(ContentType.JSON).body("{}").post(KEYS);
    }
}
