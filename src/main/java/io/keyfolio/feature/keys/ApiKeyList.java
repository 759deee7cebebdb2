package io.keyfolio.feature.keys;

import io.keyfolio.identity.apikey.ApiKeyStore;
import io.keyfolio.identity.apikey.LastUsedWriter;
import io.keyfolio.platform.concurrency.ListConcurrencyLimit;
import io.keyfolio.platform.database.Rows;
import io.keyfolio.platform.problem.DomainException.NotFound;
import io.keyfolio.platform.problem.InvalidFields;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Lists the keys of an account and writes their noted uses in the same statement, so that the list includes them. */
@Singleton
class ApiKeyList {

    /** The value of the parameter {@code fields} that asks for more than the published members. */
    static final String EXTENDED = "extended";

    private final Pool database;
    private final LastUsedWriter lastUsedWriter;
    private final ListConcurrencyLimit turns;

    ApiKeyList(Pool database, LastUsedWriter lastUsedWriter, ListConcurrencyLimit turns) {
        this.database = database;
        this.lastUsedWriter = lastUsedWriter;
        this.turns = turns;
    }

    /** Emits the keys, oldest first; {@code fields} is {@value #EXTENDED} or null, and any other value is refused. */
    Uni<List<ApiKeyResponse>> of(UUID account, String fields) {
        if (fields != null && !fields.equals(EXTENDED)) {
            throw InvalidFields.field("fields", "must be extended, or left out");
        }
        return turns.run(account, () -> all(account, fields != null));
    }

    /**
     * Emits one key; fails with {@link NotFound} when the account has no such key. It does not wait for a turn, because it
     * follows a change.
     */
    Uni<ApiKeyResponse> require(long id, UUID account) {
        List<LastUsedWriter.Use> noted = lastUsedWriter.notedFor(account).stream()
                .filter(use -> use.key() == id)
                .toList();
        return read(ApiKeyStore.listOne(database, account, noted, id), noted)
                .map(rows -> rows.size() == 0 ? null : views(rows, false).get(0))
                .plug(NotFound.whenNull("API key"));
    }

    private Uni<List<ApiKeyResponse>> all(UUID account, boolean extended) {
        List<LastUsedWriter.Use> noted = lastUsedWriter.notedFor(account);
        return read(ApiKeyStore.list(database, account, noted), noted).map(rows -> views(rows, extended));
    }

    private Uni<RowSet<Row>> read(Uni<RowSet<Row>> list, List<LastUsedWriter.Use> noted) {
        return list.invoke(rows -> lastUsedWriter.written(written(noted, rows)));
    }

    private static List<LastUsedWriter.Use> written(List<LastUsedWriter.Use> noted, RowSet<Row> rows) {
        Set<Long> written = Rows.stream(rows)
                .filter(row -> row.getBoolean("written"))
                .map(row -> row.getLong("id"))
                .collect(Collectors.toSet());
        return noted.stream().filter(use -> written.contains(use.key())).toList();
    }

    private static List<ApiKeyResponse> views(RowSet<Row> rows, boolean extended) {
        return Rows.map(rows, row -> ApiKeyResponse.of(row, extended));
    }
}
