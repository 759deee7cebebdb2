package io.keyfolio.feature.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The changes to which a key in its grace period is subject. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PredecessorTest extends KeyGrace {

    private static final int MAX_KEYS = 100;

    @Test
    void regeneratingAgainEndsTheEarlierPredecessor() {
        Person.Key second = successor(old, HOUR);
        assertWorks(old);

        Person.Key third = successor(second, HOUR);

        Api.DEVELOPER.assertInvalidToken(old.request().get(KEYS));
        assertWorks(second);
        assertWorks(third);
        assertListed(second, third);
    }

    @Test
    void regeneratingAgainWithoutGraceEndsBoth() {
        Person.Key second = successor(old, HOUR);
        assertWorks(old);
        assertWorks(second);

        Person.Key third = successor(second, "{}");

        Api.DEVELOPER.assertInvalidToken(old.request().get(KEYS));
        Api.DEVELOPER.assertInvalidToken(second.request().get(KEYS));
        assertListed(third);
    }

    @Test
    void revokingTheSuccessorEndsBoth() {
        Person.Key fresh = successor(old, HOUR);
        assertWorks(old);
        assertWorks(fresh);

        assertEquals(200, revoke(fresh).statusCode());

        Api.DEVELOPER.assertInvalidToken(old.request().get(KEYS));
        Api.DEVELOPER.assertInvalidToken(fresh.request().get(KEYS));
        assertListed();
    }

    @Test
    void predecessorIsRevokedByItself() {
        Person.Key fresh = successor(old, HOUR);

        assertEquals(200, revoke(old).statusCode());

        Api.DEVELOPER.assertInvalidToken(old.request().get(KEYS));
        assertWorks(fresh);
        assertListed(fresh);
    }

    @Test
    void predecessorIsNotRegenerated() {
        Person.Key fresh = successor(old, HOUR);

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
    void predecessorTakesNoRoom() {
        List<Person.Key> keys =
                Stream.generate(() -> alice.issue("ci")).limit(MAX_KEYS - 1).toList();

        Person.Key fresh = successor(old, HOUR);

        assertEquals(422, create());
        assertEquals(200, revoke(old).statusCode());
        assertEquals(422, create());
        Person.Key other = successor(keys.get(0), HOUR);
        assertEquals(200, revoke(other).statusCode());
        assertEquals(200, create());
        assertEquals(422, create());
        assertWorks(fresh);
    }
}
