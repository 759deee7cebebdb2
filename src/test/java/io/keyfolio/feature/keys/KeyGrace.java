package io.keyfolio.feature.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Person;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;

/** The arrangement of tests of grace periods: an account with a key, and its regeneration. */
abstract class KeyGrace {

    static final String KEYS = "/v1/profile/api-keys";

    /** A body with a grace period of one hour. */
    static final String HOUR = "{\"grace_seconds\":3600}";

    Person alice;
    Person.Key old;

    @BeforeEach
    void arrange() {
        alice = Person.signedUp();
        old = alice.issue("ci");
    }

    Response regenerate(Person.Key key, String body) {
        return alice.signedIn().contentType(ContentType.JSON).body(body).post(KEYS + "/" + key.id() + "/regenerate");
    }

    /** Regenerates a key; returns its successor. */
    Person.Key successor(Person.Key key, String body) {
        Response issued = regenerate(key, body);
        assertEquals(200, issued.statusCode(), issued::asString);
        return new Person.Key(issued.jsonPath().getLong("id"), issued.path("plain_text_token"));
    }

    Response revoke(Person.Key key) {
        return alice.signedIn().delete(KEYS + "/" + key.id());
    }

    int create() {
        return alice.signedIn().post(KEYS).statusCode();
    }

    void assertListed(Person.Key... keys) {
        assertEquals(
                Stream.of(keys).map(key -> (int) key.id()).toList(),
                alice.signedIn().get(KEYS).path("id"));
    }

    static void assertWorks(Person.Key key) {
        assertEquals(200, key.request().get(KEYS).statusCode());
    }
}
