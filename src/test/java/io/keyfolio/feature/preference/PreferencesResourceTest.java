package io.keyfolio.feature.preference;

import static org.hamcrest.Matchers.equalTo;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class PreferencesResourceTest {

    private static final String PREFERENCES = "/v1/profile/preferences";

    @Test
    void newAccountHasDefaults() {
        Person alice = Person.signedUp();

        var answer = alice.signedIn().get(PREFERENCES);

        assertPreferences(answer, "UTC", "en", "dark");
    }

    @Test
    void allFieldsChangeAtOnce() {
        Person alice = Person.signedUp();

        var answer = put(alice.signedIn(), "{'timezone':'Europe/London','language':'ru','theme':'light'}");

        assertPreferences(answer, "Europe/London", "ru", "light");
        assertPreferences(alice.signedIn().get(PREFERENCES), "Europe/London", "ru", "light");
    }

    @ParameterizedTest
    @CsvSource({
        "timezone, America/New_York, America/New_York, ru, light",
        "language, de, Asia/Tokyo, de, light",
        "theme, dark, Asia/Tokyo, ru, dark"
    })
    void onlyTheFieldSentChanges(String field, String value, String timezone, String language, String theme) {
        Person alice = Person.signedUp();
        put(alice.signedIn(), "{'timezone':'Asia/Tokyo','language':'ru','theme':'light'}");

        var answer = put(alice.signedIn(), "{'" + field + "':'" + value + "'}");

        assertPreferences(answer, timezone, language, theme);
        assertPreferences(alice.signedIn().get(PREFERENCES), timezone, language, theme);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'colour':'blue','Theme':'light','payload':{'theme':'light'}}"})
    void objectWithoutKnownFieldsChangesNothing(String body) {
        Person alice = Person.signedUp();

        var answer = put(alice.signedIn(), body);

        assertPreferences(answer, "UTC", "en", "dark");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "timezone; {'timezone':'Mars/Phobos','language':'de','theme':'light'}",
                "language; {'timezone':'Asia/Tokyo','language':'en_US','theme':'light'}",
                "theme; {'timezone':'Asia/Tokyo','language':'de','theme':'blue'}",
                "theme; {'theme':1,'timezone':'Asia/Tokyo'}"
            })
    void oneBadFieldRefusesAllOfThem(String field, String body) {
        Person alice = Person.signedUp();

        var answer = put(alice.signedIn(), body);

        Api.DEVELOPER.assertFieldsRefused(answer, field);
        assertPreferences(alice.signedIn().get(PREFERENCES), "UTC", "en", "dark");
    }

    @Test
    void everyBadFieldIsNamed() {
        var answer = put(Person.signedUp().signedIn(), "{'timezone':'+02:00','language':'','theme':['dark']}");

        Api.DEVELOPER.assertFieldsRefused(answer, "timezone", "language", "theme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"timezone", "language", "theme"})
    void explicitNullIsRefused(String field) {
        Person alice = Person.signedUp();

        var answer = put(alice.signedIn(), "{'" + field + "':null}");

        Api.DEVELOPER.assertFieldsRefused(answer, field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "[]", "{}", "['x']"})
    void valueOfTheWrongTypeIsRefused(String json) {
        var answer =
                put(Person.signedUp().signedIn(), "{'timezone':%1$s,'language':%1$s,'theme':%1$s}".formatted(json));

        Api.DEVELOPER.assertFieldsRefused(answer, "timezone", "language", "theme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Dark", "LIGHT", "system", "dark ", "light,dark"})
    void themeIsLightOrDarkAndNothingElse(String theme) {
        var answer = put(Person.signedUp().signedIn(), "{'theme':'" + theme + "'}");

        Api.DEVELOPER.assertFieldsRefused(answer, "theme");
    }

    @Test
    void apiKeyReadsAndWritesLikeASession() {
        Person alice = Person.signedUp();
        Person.Key key = alice.issue(Map.of("abilities", List.of("preferences:read", "preferences:write")));

        var answer = put(key.request(), "{'theme':'light'}");

        assertPreferences(answer, "UTC", "en", "light");
        assertPreferences(key.request().get(PREFERENCES), "UTC", "en", "light");
        assertPreferences(alice.signedIn().get(PREFERENCES), "UTC", "en", "light");
    }

    @Test
    void preferencesAreEachAccountsOwn() {
        Person alice = Person.signedUp();
        Person bob = Person.signedUp();

        put(alice.signedIn(), "{'theme':'light'}");

        assertPreferences(bob.signedIn().get(PREFERENCES), "UTC", "en", "dark");
    }

    private static void assertPreferences(Response answer, String timezone, String language, String theme) {
        assertEquals(200, answer.statusCode(), answer::asString);
        answer.then()
                .contentType(equalTo("application/json;charset=UTF-8"))
                .body(equalTo(
                        "{\"success\":true,\"payload\":{\"timezone\":\"%s\",\"language\":\"%s\",\"theme\":\"%s\"}}"
                                .formatted(timezone, language, theme)));
    }

    private static Response put(RequestSpecification request, String body) {
        return request.contentType(ContentType.JSON)
                .body(body.replace('\'', '"'))
                .put(PREFERENCES);
    }
}
