package io.keyfolio.feature.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.ConnectedAgent;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class UpdateApiKeyRequestTest {

    private static final String KEYS = "/v1/profile/api-keys";
    private static final String PREFERENCES = "/v1/profile/preferences";

    private Person alice;
    private Person.Key key;

    @BeforeEach
    void arrange() {
        alice = Person.signedUp();
        key = alice.issue("ci");
    }

    @Test
    void renamedKeyIsAnsweredAsItIsListed() {
        assertEquals(200, key.request().get(PREFERENCES).statusCode());

        Response answer = patch(alice.signedIn(), key, "{\"name\":\"  Production  \",\"colour\":\"red\"}");

        assertEquals(200, answer.statusCode(), answer::asString);
        assertEquals("Production", answer.path("name"));
        assertEquals("[" + answer.asString() + "]", alice.signedIn().get(KEYS).asString());
        assertEquals(200, key.request().get(PREFERENCES).statusCode());
    }

    @Test
    void narrowedKeyMayDoNoMoreThanThatAtOnce() {
        assertEquals(200, key.request().get(PREFERENCES).statusCode());

        Response answer = patch(alice.signedIn(), key, "{\"abilities\":[\"keys:read\",\"billing\",\"keys:read\"]}");

        assertEquals(200, answer.statusCode(), answer::asString);
        assertEquals(List.of("keys:read", "billing"), answer.path("abilities"));
        assertEquals("ci", answer.path("name"));
        Api.DEVELOPER.assertInsufficientScope(key.request().get(PREFERENCES));
        assertEquals(200, key.request().get(KEYS).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"*\"]", "[\"keys:read\",\"profile:read\"]", "[\"billing\"]"})
    void keyIsNotWidened(String abilities) {
        Person.Key weak = alice.issue(Map.of("abilities", List.of("keys:read")));

        Response answer = patch(alice.signedIn(), weak, "{\"name\":\"x\",\"abilities\":" + abilities + "}");

        Api.DEVELOPER.assertInsufficientScope(answer);
        Api.DEVELOPER.assertInsufficientScope(weak.request().get(PREFERENCES));
        Response list = alice.signedIn().get(KEYS);
        assertEquals(List.of("ci", "My API Key"), list.path("name"));
        assertEquals(List.of("keys:read"), list.path("[1].abilities"));
    }

    @ParameterizedTest
    @CsvSource({"profile:read, 403", "*, 403", "keys:write, 200"})
    void callerGivesNoMoreThanItHolds(String ability, int status) {
        Person.Key caller = alice.issue(Map.of("abilities", List.of("keys:write")));
        Person.Key equal = alice.issue(Map.of("abilities", List.of("keys:write")));

        Response answer = patch(caller.request(), equal, "{\"abilities\":[\"" + ability + "\"]}");

        assertEquals(status, answer.statusCode(), answer::asString);
    }

    @Test
    void nothingSentChangesNothing() {
        String before = alice.signedIn().get(KEYS).asString();

        Response answer = patch(alice.signedIn(), key, "{}");

        assertEquals(200, answer.statusCode(), answer::asString);
        assertEquals(before, alice.signedIn().get(KEYS).asString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name | null",
                "name | \"\"",
                "name | \" \"",
                "name | 1",
                "abilities | null",
                "abilities | []",
                "abilities | [1]",
                "abilities | [\"NO\"]",
                "abilities | \"keys:read\""
            })
    void wrongFieldIsRefused(String field, String value) {
        String before = alice.signedIn().get(KEYS).asString();

        Response answer = patch(alice.signedIn(), key, "{\"" + field + "\":" + value + "}");

        Api.DEVELOPER.assertFieldsRefused(answer, field);
        assertEquals(before, alice.signedIn().get(KEYS).asString());
    }

    @Test
    void anotherAccountsKeyLooksAbsent() {
        Person bob = Person.signedUp();

        Response answer = patch(bob.signedIn(), key, "{\"name\":\"bob's\"}");

        Api.DEVELOPER.assertRefused(answer, 404);
        assertEquals(List.of("ci"), alice.signedIn().get(KEYS).path("name"));
    }

    @Test
    void predecessorLosesWhatItsSuccessorLoses() {
        Response issued = alice.signedIn()
                .contentType(ContentType.JSON)
                .body("{\"grace_seconds\":3600}")
                .post(KEYS + "/" + key.id() + "/regenerate");
        Person.Key fresh = new Person.Key(issued.jsonPath().getLong("id"), issued.path("plain_text_token"));
        assertEquals(200, key.request().get(PREFERENCES).statusCode());

        Api.DEVELOPER.assertRefused(patch(alice.signedIn(), key, "{\"name\":\"x\"}"), 404);
        assertEquals(
                200,
                patch(alice.signedIn(), fresh, "{\"abilities\":[\"keys:read\"]}")
                        .statusCode());

        Api.DEVELOPER.assertInsufficientScope(key.request().get(PREFERENCES));
        Api.DEVELOPER.assertInsufficientScope(fresh.request().get(PREFERENCES));
    }

    @Test
    void agentIsCutWhenItsKeyMayConnectNoMore() {
        ConnectedAgent agent = ConnectedAgent.registered(key.token(), "web-1");

        patch(alice.signedIn(), key, "{\"abilities\":[\"keys:read\"]}");

        assertEquals(4401, agent.awaitClosed().code());
    }

    private static Response patch(RequestSpecification request, Person.Key key, String body) {
        return request.contentType(ContentType.JSON).body(body).patch(KEYS + "/" + key.id());
    }
}
