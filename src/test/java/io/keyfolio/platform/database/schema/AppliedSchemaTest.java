package io.keyfolio.platform.database.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.platform.database.schema.AppliedSchema.Compatibility;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The schemas on which a release serves, by its own version and by the record in the database. */
class AppliedSchemaTest {

    private static final int KNOWN = MigrationFiles.LATEST;
    private static final String NEWER =
            "The database's schema has version " + (KNOWN + 2) + ", this Keyfolio knows version " + KNOWN;

    @Test
    void ownSchemaIsServed() {
        assertEquals(Optional.empty(), AppliedSchema.of(KNOWN).refusal());
    }

    @Test
    void olderSchemaIsMigratedFirst() {
        String older = "The database's schema has version " + (KNOWN - 1) + ", this Keyfolio knows version " + KNOWN
                + ". Run: keyfolio migrate (or set KEYFOLIO_MIGRATE_AT_START=true).";

        assertEquals(Optional.of(older), AppliedSchema.of(KNOWN - 1).refusal());
    }

    @Test
    void newerSchemaIsServedFromTheVersionThatItRecords() {
        assertEquals(Optional.empty(), newer(KNOWN - 1).refusal());
        assertEquals(Optional.empty(), newer(KNOWN).refusal());
        assertEquals(
                Optional.of(NEWER + " and cannot serve on it. Run Keyfolio 9.8.7 or newer."),
                newer(KNOWN + 1).refusal());
    }

    @Test
    void newerSchemaWithoutARecordIsRefused() {
        assertEquals(
                Optional.of(NEWER + " and cannot serve on it. Run a newer Keyfolio."),
                AppliedSchema.of(KNOWN + 2).refusal());
    }

    private static AppliedSchema newer(int servesFrom) {
        return new AppliedSchema(KNOWN + 2, Optional.of(new Compatibility(servesFrom, Optional.of("9.8.7"))));
    }
}
