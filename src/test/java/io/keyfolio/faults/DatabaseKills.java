package io.keyfolio.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.AtOnce;
import io.keyfolio.testing.Await;
import io.keyfolio.testing.Management;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.StoppablePostgres;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Kills PostgreSQL during creations and revocations of keys. */
abstract class DatabaseKills {

    private static final int MAKERS = 8;
    private static final int UNDER_LOAD = 120;
    private static final Set<Integer> AWAY = Set.of(503);

    private StoppablePostgres database;

    final void assertAcknowledgedHolds() {
        AtomicInteger acknowledged = new AtomicInteger();
        List<KeyMaker> makers = IntStream.range(0, MAKERS)
                .mapToObj(number -> new KeyMaker(acknowledged))
                .toList();
        CompletableFuture<List<KeyMaker>> underWay = CompletableFuture.supplyAsync(
                () -> AtOnce.run(MAKERS, number -> makers.get(number).work()));
        Await.until(acknowledged::get, count -> count >= UNDER_LOAD);

        database.kill();
        underWay.join();
        database.startAgain();
        Await.until(DatabaseKills::readiness, status -> status == 200);

        makers.forEach(DatabaseKills::assertKept);
        assertEquals(
                acknowledged.get(), makers.stream().mapToInt(KeyMaker::promises).sum());
    }

    private static void assertKept(KeyMaker maker) {
        maker.kept().forEach(key -> assertEquals(200, status(key), () -> "made and lost: " + key.id()));
        maker.revoked().forEach(key -> assertEquals(401, status(key), () -> "revoked and back: " + key.id()));
        assertTrue(AWAY.containsAll(maker.refusals()), () -> "refused with " + maker.refusals());
    }

    private static int status(Person.Key key) {
        return key.request().get("/v1/profile/preferences").statusCode();
    }

    private static int readiness() {
        return Management.request().get("/q/health/ready").statusCode();
    }
}
