package io.keyfolio.platform.database.schema;

import io.keyfolio.platform.config.StartupOrder;
import io.keyfolio.platform.database.DatabaseWait;
import io.keyfolio.platform.database.address.ConnectionFailure;
import io.keyfolio.platform.database.address.DatabaseAddress;
import io.keyfolio.platform.database.address.DatabaseConfig;
import io.keyfolio.platform.database.failure.DatabaseFailure;
import io.keyfolio.platform.database.schema.AppliedSchema.Compatibility;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The check that the service starts only on a schema that it can serve on. It first migrates an older one, unless
 * {@code KEYFOLIO_MIGRATE_AT_START} is false.
 */
@Singleton
class SchemaGate {

    private static final Logger LOG = Logger.getLogger(SchemaGate.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Pool database;
    private final DatabaseConfig config;
    private final MigrationConfig migration;

    SchemaGate(Pool database, DatabaseConfig config, MigrationConfig migration) {
        this.database = database;
        this.config = config;
        this.migration = migration;
    }

    /**
     * Checks the schema when the service starts. If the schema is up to date, this takes one statement and no migration engine.
     */
    void pass(@Observes @Priority(StartupOrder.SCHEMA) StartupEvent event) {
        AppliedSchema schema = read();
        if (schema.isOlder() && migration.atStart()) {
            Migrations.apply(DatabaseAddress.of(config));
            schema = read(); // a newer release may have migrated further meanwhile
        }
        schema.refusal().ifPresent(SchemaGate::refuse);
        if (schema.isNewer()) {
            LOG.infof("Schema: %s.", schema.description());
        }
    }

    private static void refuse(String why) {
        throw new ConfigurationException(why);
    }

    private AppliedSchema read() {
        DatabaseAddress address = DatabaseAddress.of(config);
        try {
            DatabaseWait wait = new DatabaseWait(config.waitTime(), LOG::info);
            return StopSignal.during(
                    () -> wait.until(address, () -> applied().await().atMost(PATIENCE)));
        } catch (RuntimeException failure) {
            throw new ConfigurationException(ConnectionFailure.unresolved(address, failure)
                    .orElseGet(() ->
                            "PostgreSQL at " + address + " cannot be used: " + ConnectionFailure.reason(failure)));
        }
    }

    private Uni<AppliedSchema> applied() {
        return database.query(AppliedSchema.VERSION)
                .execute()
                .map(SchemaGate::version)
                .onFailure(DatabaseFailure.NO_TABLE::isCauseOf)
                .recoverWithUni(this::none)
                .chain(this::withCompatibility);
    }

    private Uni<AppliedSchema> none() {
        return database.query(DatabaseRequirements.QUERY)
                .execute()
                .invoke(SchemaGate::requireTraits)
                .replaceWith(AppliedSchema.NONE);
    }

    private static void requireTraits(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        new DatabaseRequirements(row.getString(0), row.getString(1), row.getString(2)).require();
    }

    /** Adds the compatibility record, which only a newer schema needs. */
    private Uni<AppliedSchema> withCompatibility(AppliedSchema schema) {
        if (!schema.isNewer()) {
            return Uni.createFrom().item(schema);
        }
        return database.preparedQuery(AppliedSchema.COMPATIBILITY)
                .execute(Tuple.of(schema.version()))
                .map(SchemaGate::compatibility)
                .onFailure(DatabaseFailure.NO_TABLE::isCauseOf)
                .recoverWithItem(Optional.empty())
                .map(recorded -> new AppliedSchema(schema.version(), recorded));
    }

    private static AppliedSchema version(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return AppliedSchema.NONE;
        }
        Row row = rows.iterator().next();
        DatabaseRequirements.requireUtf8(row.getString(1));
        return AppliedSchema.of(row.getInteger(0));
    }

    private static Optional<Compatibility> compatibility(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Optional.empty();
        }
        Row row = rows.iterator().next();
        return Optional.of(new Compatibility(row.getInteger(0), Optional.ofNullable(row.getString(1))));
    }
}
