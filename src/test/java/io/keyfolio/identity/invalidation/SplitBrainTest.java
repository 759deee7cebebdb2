package io.keyfolio.identity.invalidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.ConnectedAgent;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PrimaryAndStandby;
import io.keyfolio.testing.PrimaryAndStandbyResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The service reaches nothing but a primary whose standby has been promoted; it accepts no credential. */
@QuarkusTest
@WithTestResource(
        value = PrimaryAndStandbyResource.class,
        initArgs = @ResourceArg(name = "standby", value = "unreachable"))
class SplitBrainTest {

    private static final long BOUND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long WATCHED_NANOS = TimeUnit.SECONDS.toNanos(4);

    private static final String HEARTBEAT = "{\"type\":\"heartbeat\"}";

    private PrimaryAndStandby servers;

    @Test
    void earlierPrimaryProvesNothing() {
        Person.Key key = Person.signedUp().issue("ci");
        Await.until(() -> key.request().get("/v1/auth/verify").statusCode(), status -> status == 200);
        ConnectedAgent agent = ConnectedAgent.registered(Person.signedUp().accountKey(), "laptop");

        servers.promote();
        servers.execute(servers.standbyPort(), "delete from api_key where id = " + key.id());
        long committed = System.nanoTime();

        agent.say(HEARTBEAT);
        long last = Revocations.lastAcceptance(key, committed, WATCHED_NANOS);
        assertTrue(last < BOUND_NANOS, () -> "accepted after " + TimeUnit.NANOSECONDS.toMillis(last) + " ms");
        agent.say(HEARTBEAT);
        var refusal = key.request().get("/v1/auth/verify");
        assertEquals(503, refusal.statusCode());
        assertNotNull(refusal.header("Retry-After"));
        assertIsClosedWhenItsLeaseIsOver(agent);
    }

    /** Nobody can tell whether the key of the agent has ended. */
    private static void assertIsClosedWhenItsLeaseIsOver(ConnectedAgent agent) {
        long begin = System.nanoTime();
        AtomicLong heartbeats = new AtomicLong();
        Await.until(
                () -> {
                    if (TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin) > heartbeats.get()) {
                        heartbeats.incrementAndGet();
                        agent.sayUnlessClosed(HEARTBEAT);
                    }
                    return agent.isClosed();
                },
                closed -> closed);

        assertEquals(1013, agent.awaitClosed().code());
    }
}
