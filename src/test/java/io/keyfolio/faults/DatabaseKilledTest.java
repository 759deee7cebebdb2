package io.keyfolio.faults;

import io.keyfolio.testing.StoppablePostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** After PostgreSQL is killed during creations and revocations of keys, every acknowledged change is still there. */
@QuarkusTest
@WithTestResource(StoppablePostgresResource.class)
class DatabaseKilledTest extends DatabaseKills {

    @Test
    void whatWasAcknowledgedHolds() {
        assertAcknowledgedHolds();
    }
}
