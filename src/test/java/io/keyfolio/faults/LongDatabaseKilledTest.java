package io.keyfolio.faults;

import io.keyfolio.testing.StoppablePostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

/** As {@link DatabaseKilledTest}, several times. */
@QuarkusTest
@WithTestResource(StoppablePostgresResource.class)
@Tag("slow")
class LongDatabaseKilledTest extends DatabaseKills {

    @RepeatedTest(3)
    void whatWasAcknowledgedHolds() {
        assertAcknowledgedHolds();
    }
}
