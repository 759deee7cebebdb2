package io.keyfolio.identity.invalidation;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.CountingProxy;
import io.keyfolio.testing.ListenElsewhereResource;
import io.keyfolio.testing.Person;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pool behind a proxy that does not support {@code LISTEN}, with a separate connection for notifications. */
@QuarkusTest
@WithTestResource(ListenElsewhereResource.class)
class ListenElsewhereTest {

    private CountingProxy pool;

    @Test
    void changesAreHeardOfPastThePool() {
        Person.Key key = Person.signedUp().issue("ci");

        Await.until(() -> lookUps(key), List::isEmpty);

        assertFalse(
                pool.everExecuted().stream().anyMatch(statement -> statement.contains("keyfolio_heartbeats")),
                () -> pool.everExecuted().toString());
    }

    /** The look-ups of a key. A cached key causes none; only a replica that receives notifications caches it. */
    private List<String> lookUps(Person.Key key) {
        return pool.statementsOf(
                () -> key.request().get("/v1/auth/verify").then().statusCode(200));
    }
}
