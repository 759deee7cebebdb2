package io.keyfolio.feature.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class KeyExpiryTest {

    private static final String KEYS = "/v1/profile/api-keys";

    @Test
    void endIsShownAndListed() {
        Person alice = Person.signedUp();
        String end = Instant.now()
                .plus(1, ChronoUnit.HOURS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();

        var answer = create(alice, "\"" + end + "\"");

        assertEquals(200, answer.statusCode(), answer::asString);
        assertEquals(
                Set.of("id", "name", "plain_text_token", "created_at", "expires_at"),
                answer.jsonPath().getMap("$").keySet());
        assertEquals(end, answer.path("expires_at"));
        assertListed(alice, end);
    }

    @Test
    void keyWorksUntilItsEnd() {
        Person alice = Person.signedUp();
        String end = Instant.now().plus(1, ChronoUnit.HOURS).toString();

        String token = create(alice, "\"" + end + "\"").path("plain_text_token");

        assertEquals(200, Person.bearer(token).get(KEYS).statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "2099-01-21T10:30:00Z, 2099-01-21T10:30:00Z",
        "2099-01-21T12:30:00+02:00, 2099-01-21T10:30:00Z",
        "2099-01-21T00:00:00-10:30, 2099-01-21T10:30:00Z",
        "2099-01-21T10:30:00.999Z, 2099-01-21T10:30:00Z",
        "2099-01-21t10:30:00z, 2099-01-21T10:30:00Z"
    })
    void endIsShownInUtcToTheSecond(String sent, String shown) {
        Person alice = Person.signedUp();

        var answer = create(alice, "\"" + sent + "\"");

        assertEquals(200, answer.statusCode(), answer::asString);
        assertEquals(shown, answer.path("expires_at"));
        assertListed(alice, shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2020-01-21T10:30:00Z\"",
                "\"1970-01-01T00:00:00Z\"",
                "\"2099-01-21\"",
                "\"2099-01-21T10:30:00\"",
                "\"2099-01-21T10:30Z\"",
                "\"2099-01-21T10:30:00+02\"",
                "\"2099-01-21T10:30:00+02:00:30\"",
                "\"2099-01-21T10:30:00.Z\"",
                "\"2099-02-30T10:30:00Z\"",
                "\"2099-01-21T24:00:00Z\"",
                "\"2099-01-21T10:30:00Z[UTC]\"",
                "\"+99999-01-21T10:30:00Z\"",
                "\"Wed, 21 Jan 2099 10:30:00 GMT\"",
                "\"tomorrow\"",
                "\"4073020200\"",
                "\"\"",
                "4073020200",
                "4073020200.5",
                "true",
                "[]",
                "{}"
            })
    void endThatIsPastOrNoRfc3339TimeIsRefused(String json) {
        Person alice = Person.signedUp();

        var answer = create(alice, json);

        Api.DEVELOPER.assertFieldsRefused(answer, "expires_at");
        assertEquals("[]", alice.signedIn().get(KEYS).asString());
    }

    @Test
    void everyBadFieldOfANewKeyIsNamed() {
        var answer = Person.signedUp()
                .signedIn()
                .contentType(ContentType.JSON)
                .body("{\"name\":1,\"abilities\":[\"NO\"],\"expires_at\":\"never\"}")
                .post(KEYS);

        Api.DEVELOPER.assertFieldsRefused(answer, "name", "abilities", "expires_at");
    }

    private static void assertListed(Person owner, String end) {
        var list = owner.signedIn().get(KEYS);
        assertEquals(List.of(end), list.path("expires_at"));
        assertEquals(
                Set.of("id", "name", "created_at", "last_used_at", "abilities", "expires_at"),
                list.jsonPath().getMap("[0]").keySet());
    }

    private static Response create(Person person, String expiresAt) {
        return person.signedIn()
                .contentType(ContentType.JSON)
                .body("{\"expires_at\":" + expiresAt + "}")
                .post(KEYS);
    }
}
