package io.keyfolio.apikey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.AtOnce;
import io.keyfolio.testing.Await;
import io.keyfolio.testing.ConnectedAgent;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key that was regenerated with a grace period, and its successor. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class KeyGraceTest {

    private static final String KEYS = "/v1/profile/api-keys";
    private static final String HOUR = "{\"grace_seconds\":3600}";
    private static final int MAX_KEYS = 100;

    private Person alice;
    private Person.Key old;

    @BeforeEach
    void arrange() {
        alice = Person.signedUp();
        old = alice.issue("ci");
    }

    @Test
    void bothTokensWorkMeanwhile() {
        Person.Key fresh = key(regenerate(old, HOUR));

        assertWorks(old);
        assertWorks(fresh);
    }

    @Test
    void answerHasThePublishedShapeAndTheListSaysWhenTheOldKeyEnds() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);

        Response answer = regenerate(old, HOUR);

        assertEquals(
                Set.of("id", "name", "plain_text_token", "created_at"),
                answer.jsonPath().getMap("$").keySet());
        Response list = alice.signedIn().get(KEYS);
        Instant end = Instant.parse(list.path("[0].expires_at"));
        assertEquals(List.of((int) old.id(), answer.<Integer>path("id")), list.path("id"));
        assertFalse(end.isBefore(before.plusSeconds(3600)), end::toString);
        assertFalse(end.isAfter(Instant.now().plusSeconds(3600)), end::toString);
        assertEquals(
                Set.of("id", "name", "created_at", "last_used_at", "abilities"),
                list.jsonPath().getMap("[1]").keySet());
    }

    @Test
    void oldTokenEndsWithItsGrace() {
        assertWorks(old);
        Instant before = Instant.now();

        Person.Key fresh = key(regenerate(old, "{\"grace_seconds\":2}"));

        Await.until(() -> old.request().get(KEYS).statusCode(), status -> status == 401);
        assertFalse(Instant.now().isBefore(before.plusSeconds(2)), "ended too soon");
        assertWorks(fresh);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"grace_seconds\":0}", "{\"grace_seconds\":null}", "{\"grace\":60}"})
    void withoutGraceTheOldTokenIsDeadAtOnce(String body) {
        Person.Key fresh = key(regenerate(old, body));

        Api.DEVELOPER.assertInvalidToken(old.request().get(KEYS));
        assertWorks(fresh);
        assertListed(fresh);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "86401", "1.5", "\"60\"", "true", "[]", "99999999999999999999"})
    void graceOutOfBoundsIsRefused(String seconds) {
        Response answer = regenerate(old, "{\"grace_seconds\":" + seconds + "}");

        Api.DEVELOPER.assertFieldsRefused(answer, "grace_seconds");
        assertWorks(old);
        assertListed(old);
    }

    @Test
    void regeneratingAgainEndsTheEarlierPredecessor() {
        Person.Key second = key(regenerate(old, HOUR));
        assertWorks(old);

        Person.Key third = key(regenerate(second, HOUR));

        Api.DEVELOPER.assertInvalidToken(old.request().get(KEYS));
        assertWorks(second);
        assertWorks(third);
        assertListed(second, third);
    }

    @Test
    void regeneratingAgainWithoutGraceEndsBoth() {
        Person.Key second = key(regenerate(old, HOUR));
        assertWorks(old);
        assertWorks(second);

        Person.Key third = key(regenerate(second, "{}"));

        Api.DEVELOPER.assertInvalidToken(old.request().get(KEYS));
        Api.DEVELOPER.assertInvalidToken(second.request().get(KEYS));
        assertListed(third);
    }

    @Test
    void revokingTheSuccessorEndsBoth() {
        Person.Key fresh = key(regenerate(old, HOUR));
        assertWorks(old);
        assertWorks(fresh);

        assertEquals(200, revoke(fresh).statusCode());

        Api.DEVELOPER.assertInvalidToken(old.request().get(KEYS));
        Api.DEVELOPER.assertInvalidToken(fresh.request().get(KEYS));
        assertListed();
    }

    @Test
    void predecessorIsRevokedByItself() {
        Person.Key fresh = key(regenerate(old, HOUR));

        assertEquals(200, revoke(old).statusCode());

        Api.DEVELOPER.assertInvalidToken(old.request().get(KEYS));
        assertWorks(fresh);
        assertListed(fresh);
    }

    @Test
    void predecessorIsNotRegenerated() {
        Person.Key fresh = key(regenerate(old, HOUR));

        Api.DEVELOPER.assertRefused(regenerate(old, HOUR), 404);

        assertWorks(old);
        assertListed(old, fresh);
    }

    @Test
    void predecessorDoesNotOutliveItsOwnEnd() {
        String end =
                Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS).toString();
        Person.Key ending = alice.issue(Map.of("expires_at", end));

        regenerate(ending, HOUR);

        List<String> ends = alice.signedIn().get(KEYS).path("findAll { it.id >= " + ending.id() + " }.expires_at");
        assertEquals(List.of(end, end), ends);
    }

    @Test
    void keyWhoseEndHasComeIsNotRegenerated() {
        Person.Key ended =
                alice.issue(Map.of("expires_at", Instant.now().plusSeconds(1).toString()));
        Await.until(() -> ended.request().get(KEYS).statusCode(), status -> status == 401);

        Api.DEVELOPER.assertFieldsRefused(regenerate(ended, "{}"), "expires_at");
    }

    @Test
    void ofTwoAtOnceExactlyOneWins() {
        List<Integer> statuses = AtOnce.run(8, number -> regenerate(old, HOUR).statusCode());

        assertEquals(1, statuses.stream().filter(status -> status == 200).count(), statuses::toString);
        assertEquals(7, statuses.stream().filter(status -> status == 404).count(), statuses::toString);
        assertEquals(2, alice.signedIn().get(KEYS).<List<Integer>>path("id").size());
    }

    @Test
    void predecessorTakesNoRoom() {
        List<Person.Key> keys =
                Stream.generate(() -> alice.issue("ci")).limit(MAX_KEYS - 1).toList();

        Person.Key fresh = key(regenerate(old, HOUR));

        assertEquals(422, create());
        assertEquals(200, revoke(old).statusCode());
        assertEquals(422, create());
        Person.Key other = key(regenerate(keys.get(0), HOUR));
        assertEquals(200, revoke(other).statusCode());
        assertEquals(200, create());
        assertEquals(422, create());
        assertWorks(fresh);
    }

    @Test
    void agentStaysForAsLongAsItsKeyDoes() {
        ConnectedAgent agent = ConnectedAgent.connect(old.token());
        Person.Key fresh = key(regenerate(old, HOUR));
        agent.register("web-1", null);
        assertFalse(agent.isClosed());

        regenerate(fresh, HOUR);

        assertEquals(4401, agent.awaitClosed().code());
        assertEquals("api key revoked", agent.awaitClosed().reason());
    }

    private void assertListed(Person.Key... keys) {
        assertEquals(
                Stream.of(keys).map(key -> (int) key.id()).toList(),
                alice.signedIn().get(KEYS).path("id"));
    }

    private static void assertWorks(Person.Key key) {
        assertEquals(200, key.request().get(KEYS).statusCode());
    }

    private static Person.Key key(Response issued) {
        assertTrue(issued.statusCode() == 200, issued::asString);
        return new Person.Key(issued.jsonPath().getLong("id"), issued.path("plain_text_token"));
    }

    private Response regenerate(Person.Key key, String body) {
        return alice.signedIn().contentType(ContentType.JSON).body(body).post(KEYS + "/" + key.id() + "/regenerate");
    }

    private Response revoke(Person.Key key) {
        return alice.signedIn().delete(KEYS + "/" + key.id());
    }

    private int create() {
        return alice.signedIn().post(KEYS).statusCode();
    }
}
