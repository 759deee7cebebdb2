package io.keyfolio.feature.keys;

import io.keyfolio.identity.apikey.ApiKeyStore;
import io.keyfolio.identity.apikey.LastUsedWriter;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.id.ApiKeyId;
import io.keyfolio.platform.concurrency.ListConcurrencyLimit;
import io.keyfolio.platform.database.Rows;
import io.keyfolio.platform.problem.DomainException.NotFound;
import io.keyfolio.platform.transaction.StatementRetry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists the keys of an account and writes their noted uses in the same statement, so that the list includes them. */
@Singleton
class ApiKeyList {

    private final Pool database;
    private final LastUsedWriter lastUsedWriter;
    private final ListConcurrencyLimit turns;

    ApiKeyList(Pool database, LastUsedWriter lastUsedWriter, ListConcurrencyLimit turns) {
        this.database = database;
        this.lastUsedWriter = lastUsedWriter;
        this.turns = turns;
    }

    /** Emits the keys, oldest first; extended ones have more members than the published API. */
    Uni<List<ApiKeyResponse>> of(AccountId account, boolean extended) {
        return turns.run(account, () -> all(account, extended));
    }

    /**
     * Emits one key; fails with {@link NotFound} when the account has no such key. It does not wait for a turn, because it
     * follows a change.
     */
    Uni<ApiKeyResponse> require(ApiKeyId id, AccountId account) {
        List<LastUsedWriter.Use> noted = lastUsedWriter.notedFor(account).stream()
                .filter(use -> use.key().equals(id))
                .toList();
        return read(client -> ApiKeyStore.listOne(client, account, noted, id), noted)
                .map(rows -> rows.size() == 0 ? null : views(rows, false).get(0))
                .plug(NotFound.whenNull("API key"));
    }

    private Uni<List<ApiKeyResponse>> all(AccountId account, boolean extended) {
        List<LastUsedWriter.Use> noted = lastUsedWriter.notedFor(account);
        return read(client -> ApiKeyStore.list(client, account, noted), noted).map(rows -> views(rows, extended));
    }

    private Uni<RowSet<Row>> read(Function<SqlClient, Uni<RowSet<Row>>> list, List<LastUsedWriter.Use> noted) {
        return StatementRetry.once(database, list).invoke(rows -> lastUsedWriter.written(written(noted, rows)));
    }

    private static List<LastUsedWriter.Use> written(List<LastUsedWriter.Use> noted, RowSet<Row> rows) {
        Set<ApiKeyId> written = Rows.stream(rows)
                .filter(row -> row.getBoolean("written"))
                .map(row -> new ApiKeyId(row.getLong("id")))
                .collect(Collectors.toSet());
        return noted.stream().filter(use -> written.contains(use.key())).toList();
    }

    private static List<ApiKeyResponse> views(RowSet<Row> rows, boolean extended) {
        return Rows.map(rows, row -> ApiKeyResponse.of(row, extended));
    }
}
