package io.keyfolio.platform.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A batch of background work on up to {@code size} rows, of those that expired before a time for example. A replica whose turn it
 * is not does nothing.
 */
public record BatchTurn(Instant before, int size) {

    /** Begins a statement that does something only if {@code (select mine from turn)}: $1 is the time, $2 the number of rows. */
    public static final String WITH = "with turn as materialized (select pg_try_advisory_xact_lock($3) as mine), ";

    /** The number of the advisory lock: the bytes of "keyfolio". */
    private static final long LOCK = 0x6b6579666f6c696fL;

    /** Runs a statement that begins with {@link #WITH} and selects the {@code number} of removed rows; emits that number. */
    public Uni<Long> run(SqlClient database, String statement) {
        return database.preparedQuery(statement)
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC), (long) size, LOCK))
                .map(rows -> rows.iterator().next().getLong("number"));
    }

    /** As {@link #run}, for a statement that selects rows; {@code more} are its parameters from $4 on. */
    public Uni<List<Row>> list(SqlClient database, String statement, Object... more) {
        Tuple parameters = Tuple.of(before.atOffset(ZoneOffset.UTC), (long) size, LOCK);
        for (Object each : more) {
            parameters.addValue(each);
        }
        return database.preparedQuery(statement).execute(parameters).map(rows -> Rows.stream(rows)
                .toList());
    }
}
