package io.keyfolio.feature.keys;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ApiKeyResourceTest {

    private static final String KEYS = "/v1/profile/api-keys";

    @Test
    void keyIsMadeWithoutBodyAndContentType() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);

        var answer = Person.signedUp().signedIn().post(KEYS);

        Instant createdAt = Instant.parse(answer.path("created_at"));
        assertIssued(answer, "My API Key");
        assertTrue(!createdAt.isBefore(before) && !createdAt.isAfter(Instant.now()));
    }

    @Test
    void keyIsMadeWithAContentTypeAndNoBody() {
        var answer = Person.signedUp().signedIn().contentType(ContentType.JSON).post(KEYS);

        assertIssued(answer, "My API Key");
    }

    @Test
    void newAccountHasNoKeys() {
        var answer = list(Person.signedUp());

        answer.then().statusCode(200).body(equalTo("[]"));
    }

    @Test
    void listHasThePublishedShapeOldestFirst() {
        Person alice = Person.signedUp();
        String first = create(alice, Map.of("name", "zebra")).path("created_at");
        String second = create(alice, Map.of("name", "ant")).path("created_at");

        var answer = list(alice);

        String key = "{\"id\":%d,\"name\":\"%s\",\"created_at\":\"%s\",\"last_used_at\":null,\"abilities\":[\"*\"]}";
        List<Integer> ids = answer.path("id");
        assertTrue(ids.get(0) < ids.get(1));
        answer.then()
                .statusCode(200)
                .contentType(equalTo("application/json;charset=UTF-8"))
                .body(equalTo("[" + key.formatted(ids.get(0), "zebra", first) + ","
                        + key.formatted(ids.get(1), "ant", second) + "]"));
    }

    @Test
    void listHoldsOnlyTheCallersKeys() {
        Person alice = Person.signedUp();
        Person.signedUp().issue("bob's");
        Person.Key key = alice.issue("alice's");

        var answer = list(alice);

        assertEquals(List.of((int) key.id()), answer.path("id"));
    }

    @Test
    void keyListsItselfAsUsed() {
        Person alice = Person.signedUp();
        Person.Key key = alice.issue("ci");

        var answer = key.request().get(KEYS);

        assertEquals(200, answer.statusCode());
        assertUsedBetween(alice, Instant.EPOCH, Instant.now(), answer);
    }

    @Test
    void lastUseIsNotedAtEachUseAndNeverGoesBack() {
        Person alice = Person.signedUp();
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Person.Key key = alice.issue("ci");
        key.request().get("/v1/profile/preferences");
        var first = list(alice);

        key.request().get("/api/profile");
        var second = list(alice);

        assertUsedBetween(alice, before, Instant.now(), first);
        assertUsedBetween(alice, Instant.parse(first.path("[0].last_used_at")), Instant.now(), second);
        assertEquals(second.asString(), list(alice).asString());
    }

    @Test
    void deletedKeyIsGoneAtOnce() {
        Person alice = Person.signedUp();
        Person.Key key = alice.issue("ci");

        var answer = alice.signedIn().delete(KEYS + "/" + key.id());

        answer.then().statusCode(200).body(equalTo("{\"message\":\"Deleted\"}"));
        assertEquals("[]", list(alice).asString());
        Api.DEVELOPER.assertInvalidToken(key.request().get("/v1/profile/preferences"));
        Api.ACCOUNT.assertInvalidToken(key.request().get("/api/profile"));
        Api.DEVELOPER.assertRefused(alice.signedIn().delete(KEYS + "/" + key.id()), 404);
    }

    @Test
    void keyMayDeleteItself() {
        Person.Key key = Person.signedUp().issue("ci");

        var answer = key.request().delete(KEYS + "/" + key.id());

        assertEquals(200, answer.statusCode());
        Api.DEVELOPER.assertInvalidToken(key.request().get(KEYS));
    }

    @Test
    void anotherAccountsKeyLooksAbsent() {
        Person.Key key = Person.signedUp().issue("alice's");
        Person bob = Person.signedUp();

        var foreign = bob.signedIn().delete(KEYS + "/" + key.id());
        var absent = bob.signedIn().delete(KEYS + "/9007199254740993");

        Api.DEVELOPER.assertRefused(foreign, 404);
        assertEquals(absent.asString(), foreign.asString());
        assertEquals(200, key.request().get(KEYS).statusCode());
    }

    private static void assertIssued(Response answer, String name) {
        assertEquals(200, answer.statusCode(), answer::asString);
        Map<String, Object> body = answer.jsonPath().getMap("$");
        assertEquals(Set.of("id", "name", "plain_text_token", "created_at"), body.keySet());
        assertEquals(name, body.get("name"));
        assertTrue(answer.<String>path("plain_text_token").matches(body.get("id") + "\\|[0-9A-Za-z]{40}[0-9a-f]{8}"));
        assertTrue(answer.<String>path("created_at").matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
    }

    private static void assertUsedBetween(Person owner, Instant earliest, Instant latest, Response list) {
        String text = list.path("[0].last_used_at");
        assertTrue(text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"), () -> owner + ": " + text);
        Instant used = Instant.parse(text);
        assertTrue(!used.isBefore(earliest) && !used.isAfter(latest), () -> owner + ": " + used);
    }

    private static Response create(Person person, Object body) {
        return person.signedIn().contentType(ContentType.JSON).body(body).post(KEYS);
    }

    private static Response list(Person person) {
        return person.signedIn().get(KEYS);
    }
}
