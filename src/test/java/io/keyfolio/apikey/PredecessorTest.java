package io.keyfolio.apikey;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a key in its grace period. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PredecessorTest {

    private static final int MAX_KEYS = 100;

    private Person alice;
    private KeyOwner owner;
    private Person.Key old;

    @BeforeEach
    void arrange() {
        alice = Person.signedUp();
        owner = new KeyOwner(alice);
        old = alice.issue("ci");
    }

    @Test
    void regeneratingAgainEndsTheEarlierPredecessor() {
        Person.Key second = owner.successor(old, KeyOwner.HOUR);
        KeyOwner.assertWorks(old);

        Person.Key third = owner.successor(second, KeyOwner.HOUR);

        Api.DEVELOPER.assertInvalidToken(old.request().get(KeyOwner.KEYS));
        KeyOwner.assertWorks(second);
        KeyOwner.assertWorks(third);
        owner.assertListed(second, third);
    }

    @Test
    void regeneratingAgainWithoutGraceEndsBoth() {
        Person.Key second = owner.successor(old, KeyOwner.HOUR);
        KeyOwner.assertWorks(old);
        KeyOwner.assertWorks(second);

        Person.Key third = owner.successor(second, "{}");

        Api.DEVELOPER.assertInvalidToken(old.request().get(KeyOwner.KEYS));
        Api.DEVELOPER.assertInvalidToken(second.request().get(KeyOwner.KEYS));
        owner.assertListed(third);
    }

    @Test
    void revokingTheSuccessorEndsBoth() {
        Person.Key fresh = owner.successor(old, KeyOwner.HOUR);
        KeyOwner.assertWorks(old);
        KeyOwner.assertWorks(fresh);

        assertEquals(200, owner.revoke(fresh).statusCode());

        Api.DEVELOPER.assertInvalidToken(old.request().get(KeyOwner.KEYS));
        Api.DEVELOPER.assertInvalidToken(fresh.request().get(KeyOwner.KEYS));
        owner.assertListed();
    }

    @Test
    void predecessorIsRevokedByItself() {
        Person.Key fresh = owner.successor(old, KeyOwner.HOUR);

        assertEquals(200, owner.revoke(old).statusCode());

        Api.DEVELOPER.assertInvalidToken(old.request().get(KeyOwner.KEYS));
        KeyOwner.assertWorks(fresh);
        owner.assertListed(fresh);
    }

    @Test
    void predecessorIsNotRegenerated() {
        Person.Key fresh = owner.successor(old, KeyOwner.HOUR);

        Api.DEVELOPER.assertRefused(owner.regenerate(old, KeyOwner.HOUR), 404);

        KeyOwner.assertWorks(old);
        owner.assertListed(old, fresh);
    }

    @Test
    void predecessorDoesNotOutliveItsOwnEnd() {
        String end =
                Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS).toString();
        Person.Key ending = alice.issue(Map.of("expires_at", end));

        owner.regenerate(ending, KeyOwner.HOUR);

        List<String> ends =
                alice.signedIn().get(KeyOwner.KEYS).path("findAll { it.id >= " + ending.id() + " }.expires_at");
        assertEquals(List.of(end, end), ends);
    }

    @Test
    void predecessorTakesNoRoom() {
        List<Person.Key> keys =
                Stream.generate(() -> alice.issue("ci")).limit(MAX_KEYS - 1).toList();

        Person.Key fresh = owner.successor(old, KeyOwner.HOUR);

        assertEquals(422, owner.create());
        assertEquals(200, owner.revoke(old).statusCode());
        assertEquals(422, owner.create());
        Person.Key other = owner.successor(keys.get(0), KeyOwner.HOUR);
        assertEquals(200, owner.revoke(other).statusCode());
        assertEquals(200, owner.create());
        assertEquals(422, owner.create());
        KeyOwner.assertWorks(fresh);
    }
}
