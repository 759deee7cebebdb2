package io.keyfolio.feature.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ApiKeyIdTest {

    private static final String KEYS = "/v1/profile/api-keys";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "0",
                "-1",
                "01",
                "+1",
                "%2B1",
                "1.5",
                "1e3",
                "0x1",
                "1|abc",
                "9223372036854775807",
                "9223372036854775808",
                "99999999999999999999",
                "%20",
                "%201",
                "1%20",
                "%00",
                "%D9%A1",
                "null",
                "*",
                "1;a=b"
            })
    void idThatIsNoNumberOrOutOfRangeIsAbsent(String id) {
        Person alice = Person.signedUp();
        String path = KEYS + "/" + id.replace("|", "%7C");

        var deletion = raw(alice).delete(path);
        var regeneration = raw(alice).post(path + "/regenerate");
        var change = raw(alice).contentType(ContentType.JSON).body("{}").patch(path);

        Api.DEVELOPER.assertRefused(deletion, 404);
        Api.DEVELOPER.assertRefused(regeneration, 404);
        Api.DEVELOPER.assertRefused(change, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0%d", "+%d", "%d.0", "%%20%d", "%d%%20", "%d%%00"})
    void keyHasOneSpellingOfItsId(String spelling) {
        Person alice = Person.signedUp();
        Person.Key key = alice.issue("ci");

        var answer = raw(alice).delete(KEYS + "/" + spelling.formatted(key.id()));

        Api.DEVELOPER.assertRefused(answer, 404);
        assertEquals(200, key.request().get(KEYS).statusCode());
    }

    @Test
    void digitsMayBePercentEncoded() {
        Person alice = Person.signedUp();
        Person.Key key = alice.issue("ci");
        StringBuilder encoded = new StringBuilder();
        Long.toString(key.id()).chars().forEach(digit -> encoded.append("%3").append((char) digit));

        var answer = raw(alice).delete(KEYS + "/" + encoded);

        assertEquals(200, answer.statusCode());
        Api.DEVELOPER.assertInvalidToken(key.request().get(KEYS));
    }

    private static RequestSpecification raw(Person person) {
        return person.signedIn().urlEncodingEnabled(false);
    }
}
