package io.keyfolio.feature.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class IssuedAbilitiesTest {

    private static final String KEYS = "/v1/profile/api-keys";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"*\"]",
                "[\"preferences:read\"]",
                "[\"profile:read\",\"keys:write\"]",
                "[\"my-service_2.orders:cancel\"]",
                "[\"0123456789012345678901234567890123456789012345678901234567890123\"]"
            })
    void abilitiesAskedForAreShownAndListed(String abilities) {
        Person alice = Person.signedUp();

        var answer = create(alice.signedIn(), abilities);

        List<String> shown = answer.path("abilities");
        assertEquals(200, answer.statusCode(), answer::asString);
        assertEquals(
                Set.of("id", "name", "plain_text_token", "created_at", "abilities"),
                answer.jsonPath().getMap("$").keySet());
        assertEquals(abilities, "[\"" + String.join("\",\"", shown) + "\"]");
        assertEquals(List.of(shown), alice.signedIn().get(KEYS).path("abilities"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[\"\"]",
                "[\"Profile:Read\"]",
                "[\"profile read\"]",
                "[\"profile:*\"]",
                "[\"**\"]",
                "[\"profile/read\"]",
                "[\"ünï\"]",
                "[\"keys:read\",\"keys:read\\n\"]",
                "[\"01234567890123456789012345678901234567890123456789012345678901234\"]",
                "[1]",
                "[null]",
                "[[\"keys:read\"]]",
                "[{}]",
                "\"keys:read\"",
                "{\"0\":\"keys:read\"}",
                "1",
                "true"
            })
    void abilitiesOfABadFormAreRefused(String abilities) {
        Person alice = Person.signedUp();

        var answer = create(alice.signedIn(), abilities);

        Api.DEVELOPER.assertFieldsRefused(answer, "abilities");
        assertEquals("[]", alice.signedIn().get(KEYS).asString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[\"*\"]", "[\"keys:read\"]", "[\"keys:write\",\"profile:read\"]", "[\"keys:write\",\"*\"]"})
    void keyHandsOnNothingThatItDoesNotHold(String abilities) {
        Person alice = Person.signedUp();
        Person.Key key = alice.issue(Map.of("abilities", List.of("keys:write")));

        var answer = create(key.request(), abilities);

        Api.DEVELOPER.assertInsufficientScope(answer);
        assertEquals(List.of((int) key.id()), alice.signedIn().get(KEYS).path("id"));
    }

    @Test
    void keyHandsOnWhatItHolds() {
        Person alice = Person.signedUp();
        Person.Key key = alice.issue(Map.of("abilities", List.of("keys:write", "keys:read")));

        var answer = create(key.request(), "[\"keys:read\"]");

        String token = answer.path("plain_text_token");
        assertEquals(200, answer.statusCode());
        assertEquals(List.of("keys:read"), answer.path("abilities"));
        assertEquals(200, Person.bearer(token).get(KEYS).statusCode());
    }

    @Test
    void keyMadeByAKeyWithoutChoosingGetsItsMakersAbilities() {
        Person alice = Person.signedUp();
        Person.Key key = alice.issue(Map.of("abilities", List.of("keys:write")));

        var answer = key.request().post(KEYS);

        String token = answer.path("plain_text_token");
        assertEquals(200, answer.statusCode());
        assertEquals(
                List.of(List.of("keys:write"), List.of("keys:write")),
                alice.signedIn().get(KEYS).path("abilities"));
        Api.DEVELOPER.assertInsufficientScope(Person.bearer(token).get(KEYS));
    }

    @Test
    void keyMadeByAnAlmightyKeyIsAlmightyAndHasThePublishedShape() {
        Person alice = Person.signedUp();
        Person.Key key = alice.issue("ci");

        var answer = key.request().post(KEYS);

        assertEquals(
                Set.of("id", "name", "plain_text_token", "created_at"),
                answer.jsonPath().getMap("$").keySet());
        assertEquals(
                List.of(List.of("*"), List.of("*")), alice.signedIn().get(KEYS).path("abilities"));
    }

    @Test
    void weakKeyCannotRegenerateAStrongerOne() {
        Person alice = Person.signedUp();
        Person.Key strong = alice.issue("strong");
        Person.Key weak = alice.issue(Map.of("abilities", List.of("keys:write")));

        var answer = weak.request().post(KEYS + "/" + strong.id() + "/regenerate");

        Api.DEVELOPER.assertInsufficientScope(answer);
        assertEquals(200, strong.request().get(KEYS).statusCode());
    }

    @Test
    void weakKeyRegeneratesItself() {
        Person alice = Person.signedUp();
        Person.Key weak = alice.issue(Map.of("abilities", List.of("keys:write")));

        var answer = weak.request().post(KEYS + "/" + weak.id() + "/regenerate");

        assertEquals(200, answer.statusCode());
        assertEquals(List.of("keys:write"), answer.path("abilities"));
        Api.DEVELOPER.assertInvalidToken(weak.request().post(KEYS));
    }

    private static Response create(RequestSpecification request, String abilities) {
        return request.contentType(ContentType.JSON)
                .body("{\"abilities\":" + abilities + "}")
                .post(KEYS);
    }
}
