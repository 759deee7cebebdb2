package io.keyfolio.feature.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fields of {@code fields=extended}, and the responses that have them. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ExtendedListingTest {

    private static final String KEYS = "/v1/profile/api-keys";
    private static final Set<String> PUBLISHED = Set.of("id", "name", "created_at", "last_used_at", "abilities");

    private Person alice;
    private Person.Key key;

    @BeforeEach
    void arrange() {
        alice = Person.signedUp();
        key = alice.issue("ci");
    }

    @Test
    void hintIsTheBeginningAndTheEndOfTheToken() {
        Map<String, Object> listed = extended(0);

        assertEquals(key.id() + "|..." + key.token().substring(key.token().length() - 4), listed.get("token_hint"));
    }

    @Test
    void unusedKeyHasAllMembers() {
        Map<String, Object> listed = new HashMap<>(extended(0));

        assertEquals(null, listed.get("last_used_ip"));
        assertEquals(null, listed.get("replaced_by"));
        assertEquals(Set.of("token_hint", "last_used_ip", "replaced_by"), without(PUBLISHED, listed));
    }

    @Test
    void addressOfTheLastUseIsShownAtOnce() {
        key.request().get("/v1/auth/user").then().statusCode(200);

        assertEquals("127.0.0.1", extended(0).get("last_used_ip"));
    }

    @Test
    void addressOfAVerificationIsShown() {
        key.request().get("/v1/auth/verify").then().statusCode(200);

        assertEquals("127.0.0.1", extended(0).get("last_used_ip"));
        assertEquals("127.0.0.1", extended(0).get("last_used_ip"));
    }

    @Test
    void predecessorNamesItsSuccessor() {
        int successor = alice.signedIn()
                .contentType(ContentType.JSON)
                .body("{\"grace_seconds\":60}")
                .post(KEYS + "/" + key.id() + "/regenerate")
                .path("id");

        assertEquals(successor, extended(0).get("replaced_by"));
        assertEquals(null, extended(1).get("replaced_by"));
        assertEquals(successor, extended(1).get("id"));
    }

    @Test
    void publishedListingStaysAsItIs() {
        key.request().get("/v1/auth/user").then().statusCode(200);

        Map<String, Object> listed = alice.signedIn().get(KEYS).path("[0]");

        assertEquals(PUBLISHED, listed.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "EXTENDED", "extended,", "name"})
    void otherFieldsAreRefused(String fields) {
        var answer = alice.signedIn().queryParam("fields", fields).get(KEYS);

        Api.DEVELOPER.assertFieldsRefused(answer, "fields");
    }

    private Map<String, Object> extended(int place) {
        List<Map<String, Object>> keys = alice.signedIn()
                .queryParam("fields", "extended")
                .get(KEYS)
                .then()
                .statusCode(200)
                .extract()
                .path("");
        return keys.get(place);
    }

    private static Set<String> without(Set<String> names, Map<String, Object> members) {
        members.keySet().removeAll(names);
        return members.keySet();
    }
}
