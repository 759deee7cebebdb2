package io.keyfolio.platform.database.schema;

import io.keyfolio.platform.database.address.DatabaseAddress;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;

/** Migrates the schema to the version that this build contains. */
public final class Migrations {

    /** The pattern of migrations of newer releases, on whose schema this release may still serve. */
    private static final String FUTURE = "*:future";

    private Migrations() {}

    /**
     * Applies the missing migrations under Flyway's advisory lock: of several replicas, one migrates and the others wait. A
     * newer schema is not changed.
     *
     * @return how many migrations were applied
     * @throws org.flywaydb.core.api.FlywayException when the database cannot be reached or a migration fails
     */
    public static int apply(DatabaseAddress address) {
        ClassLoader classLoader = Thread.currentThread().getContextClassLoader();
        MigrateResult result = Flyway.configure(classLoader)
                .dataSource(address.dataSource())
                .locations("classpath:" + MigrationFiles.DIRECTORY)
                .resourceProvider(new MigrationFiles(classLoader))
                .javaMigrationClassProvider(List::of)
                .ignoreMigrationPatterns(FUTURE)
                .load()
                .migrate();
        return result.migrationsExecuted;
    }
}
