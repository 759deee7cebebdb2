package io.keyfolio.identity.invalidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PrimaryAndStandby;
import io.keyfolio.testing.PrimaryAndStandbyResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A standby is promoted while the earlier primary serves on; a key that is then revoked is not accepted for longer than a second. */
@QuarkusTest
@WithTestResource(PrimaryAndStandbyResource.class)
class FailOverTest {

    private static final long BOUND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long WATCHED_NANOS = TimeUnit.SECONDS.toNanos(4);

    private PrimaryAndStandby servers;

    @Test
    void keyRevokedOnTheNewPrimaryIsRefused() {
        Person person = Person.signedUp();
        Person.Key revoked = person.issue("revoked");
        Person.Key kept = person.issue("kept");
        Await.until(() -> status(revoked), status -> status == 200);

        servers.promote();
        servers.execute(servers.standbyPort(), "delete from api_key where id = " + revoked.id());
        long committed = System.nanoTime();

        long last = Revocations.lastAcceptance(revoked, committed, WATCHED_NANOS);
        assertTrue(last < BOUND_NANOS, () -> "accepted after " + TimeUnit.NANOSECONDS.toMillis(last) + " ms");
        assertEquals(401, status(revoked));
        Await.until(() -> status(kept), status -> status == 200);
        assertEquals(200, status(person.issue("on the new primary")));
    }

    private static int status(Person.Key key) {
        return key.request().get("/v1/auth/verify").statusCode();
    }
}
