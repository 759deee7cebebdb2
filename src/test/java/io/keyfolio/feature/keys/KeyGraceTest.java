package io.keyfolio.feature.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.AtOnce;
import io.keyfolio.testing.Await;
import io.keyfolio.testing.ConnectedAgent;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** During a grace period, both the key and its successor are valid. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class KeyGraceTest extends KeyGrace {

    @Test
    void bothTokensWorkMeanwhile() {
        Person.Key fresh = successor(old, HOUR);

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

        Person.Key fresh = successor(old, "{\"grace_seconds\":2}");

        Await.until(() -> old.request().get(KEYS).statusCode(), status -> status == 401);
        assertFalse(Instant.now().isBefore(before.plusSeconds(2)), "ended too soon");
        assertWorks(fresh);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"grace_seconds\":0}", "{\"grace_seconds\":null}", "{\"grace\":60}"})
    void withoutGraceTheOldTokenIsDeadAtOnce(String body) {
        Person.Key fresh = successor(old, body);

        Api.DEVELOPER.assertInvalidToken(old.request().get(KEYS));
        assertWorks(fresh);
        assertListed(fresh);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "86401",
                "1.5",
                "8.64001e4",
                "1e999999999",
                "\"60\"",
                "\"\"",
                "\" \"",
                "true",
                "[]",
                "99999999999999999999"
            })
    void graceOutOfBoundsIsRefused(String seconds) {
        Response answer = regenerate(old, "{\"grace_seconds\":" + seconds + "}");

        Api.DEVELOPER.assertFieldsRefused(answer, "grace_seconds");
        assertWorks(old);
        assertListed(old);
    }

    @ParameterizedTest
    @ValueSource(strings = {"86400", "86400.0", "8.64e4", "864000e-1"})
    void graceIsAnIntegerHoweverItIsWritten(String seconds) {
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);

        successor(old, "{\"grace_seconds\":" + seconds + "}");

        Instant end = Instant.parse(alice.signedIn().get(KEYS).path("[0].expires_at"));
        assertFalse(end.isBefore(before.plusSeconds(86400)), end::toString);
        assertFalse(end.isAfter(Instant.now().plusSeconds(86400)), end::toString);
    }

    @Test
    void keyWhoseEndHasComeIsNotRegenerated() {
        Person.Key ended =
                alice.issue(Map.of("expires_at", Instant.now().plusSeconds(4).toString()));
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
    void agentStaysForAsLongAsItsKeyDoes() {
        ConnectedAgent agent = ConnectedAgent.connect(old.token());
        Person.Key fresh = successor(old, HOUR);
        agent.register("web-1", null);
        assertFalse(agent.isClosed());

        regenerate(fresh, HOUR);

        assertEquals(4401, agent.awaitClosed().code());
        assertEquals("api key revoked", agent.awaitClosed().reason());
    }
}
