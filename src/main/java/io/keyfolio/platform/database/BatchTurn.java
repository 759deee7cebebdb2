package io.keyfolio.platform.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A batch of a clean-up: removes up to {@code size} rows that expired before a time. A replica whose turn it is not removes
 * nothing.
 */
public record BatchTurn(Instant before, int size) {

    /** Begins a statement that removes rows only if {@code (select mine from turn)}: $1 is the time, $2 the number of rows. */
    public static final String WITH = "with turn as materialized (select pg_try_advisory_xact_lock($3) as mine), ";

    /** The number of the advisory lock: the bytes of "keyfolio". */
    private static final long LOCK = 0x6b6579666f6c696fL;

    /** Runs a statement that begins with {@link #WITH} and selects the {@code number} of removed rows; emits that number. */
    public Uni<Long> run(SqlClient database, String statement) {
        return database.preparedQuery(statement)
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC), (long) size, LOCK))
                .map(rows -> rows.iterator().next().getLong("number"));
    }
}
