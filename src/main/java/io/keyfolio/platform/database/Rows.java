package io.keyfolio.platform.database;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the rows that a statement of the reactive client returns. */
public final class Rows {

    private Rows() {}

    /** The first row; null when there is none. */
    public static Row first(RowSet<Row> rows) {
        return rows.size() == 0 ? null : rows.iterator().next();
    }

    /** The rows in the order of the statement. */
    public static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    /** What a function makes of each row, in the order of the statement. */
    public static <T> List<T> map(RowSet<Row> rows, Function<Row, T> function) {
        return stream(rows).map(function).toList();
    }
}
