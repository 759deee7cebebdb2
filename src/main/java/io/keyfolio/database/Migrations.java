package io.keyfolio.database;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.postgresql.ds.PGSimpleDataSource;

/** Brings the schema to the version that this build knows. */
public final class Migrations {

    private Migrations() {}

    /**
     * Applies what is missing; under Flyway's advisory lock, so that of many at once one works and the others wait.
     *
     * @return how many migrations were applied
     * @throws org.flywaydb.core.api.FlywayException when the database cannot be reached or a migration fails
     */
    public static int apply(DatabaseAddress address) {
        ClassLoader classLoader = Thread.currentThread().getContextClassLoader();
        MigrateResult result = Flyway.configure(classLoader)
                .dataSource(dataSource(address))
                .locations("classpath:" + MigrationFiles.DIRECTORY)
                .resourceProvider(new MigrationFiles(classLoader))
                .javaMigrationClassProvider(List::of)
                .load()
                .migrate();
        return result.migrationsExecuted;
    }

    private static PGSimpleDataSource dataSource(DatabaseAddress address) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {address.host()});
        source.setPortNumbers(new int[] {address.port()});
        source.setDatabaseName(address.name());
        source.setUser(address.user());
        address.password().ifPresent(source::setPassword);
        address.tls().applyTo(source);
        return source;
    }
}
