package io.keyfolio.database;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Lets the service start only on the schema it knows; brings the schema there first, unless told not to. */
@Singleton
class SchemaGate {

    private static final String APPLIED =
            "select version::int from flyway_schema_history where success and version is not null"
                    + " order by version::int desc limit 1";
    private static final String NO_SUCH_TABLE = "42P01";
    private static final int NONE = 0;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Pool database;
    private final DatabaseConfig config;
    private final MigrationConfig migration;

    SchemaGate(Pool database, DatabaseConfig config, MigrationConfig migration) {
        this.database = database;
        this.config = config;
        this.migration = migration;
    }

    /** The common case, a schema that is up to date, costs one statement and no migration engine. */
    void pass(@Observes StartupEvent event) {
        int version = applied();
        if (version < MigrationFiles.LATEST && migration.atStart()) {
            Migrations.apply(DatabaseAddress.of(config));
            return;
        }
        if (version != MigrationFiles.LATEST) {
            throw new ConfigurationException(refusal(version));
        }
    }

    private int applied() {
        try {
            return database.query(APPLIED)
                    .execute()
                    .map(SchemaGate::version)
                    .onFailure(SchemaGate::isNoSuchTable)
                    .recoverWithItem(NONE)
                    .await()
                    .atMost(PATIENCE);
        } catch (RuntimeException failure) {
            throw new ConfigurationException(
                    "PostgreSQL at " + DatabaseAddress.of(config) + " cannot be used: " + rootMessage(failure));
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static int version(RowSet<Row> rows) {
        return rows.size() == 0 ? NONE : rows.iterator().next().getInteger(0);
    }

    private static boolean isNoSuchTable(Throwable failure) {
        return failure instanceof PgException refusal && NO_SUCH_TABLE.equals(refusal.getSqlState());
    }

    private static String refusal(int version) {
        String known = "The database's schema has version " + version + ", this Keyfolio knows version "
                + MigrationFiles.LATEST + ". ";
        return version > MigrationFiles.LATEST
                ? known + "Run a newer Keyfolio."
                : known + "Run: keyfolio migrate (or set KEYFOLIO_MIGRATE_AT_START=true).";
    }
}
