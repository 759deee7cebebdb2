package io.keyfolio.feature.keys;

import io.keyfolio.identity.apikey.LastUsedWriter;
import io.keyfolio.platform.concurrency.ListConcurrencyLimit;
import io.keyfolio.platform.problem.DomainException.NotFound;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Lists the keys of an account and writes their noted uses in the same statement, so that the list includes them. */
@Singleton
class ApiKeyList {

    /**
     * Locks rows in the order of their ids, as {@link LastUsedWriter} does, so that the two cannot deadlock. A row that another
     * transaction has locked is listed too; its use stays noted.
     */
    private static final String WRITE_AND_LIST = """
            with noted as (
                select * from unnest($2::bigint[], $3::timestamptz[], $4::text[]) as noted (id, at, address)
            ), locked as (
                select id from api_key
                where account_id = $1 and id in (select id from noted) order by id for no key update skip locked
            ), used as (
                update api_key key set last_used_at = noted.at, last_used_ip = noted.address
                from noted join locked using (id)
                where key.id = noted.id and (key.last_used_at is null or key.last_used_at < noted.at)
            )
            select key.id, key.name, key.created_at, key.abilities, key.expires_at, key.token_end, key.replaced_by,
                   greatest(key.last_used_at, noted.at) as last_used_at,
                   case when noted.at > coalesce(key.last_used_at, '-infinity') then noted.address
                        else key.last_used_ip end as last_used_ip,
                   locked.id is not null as written
            from api_key key left join noted using (id) left join locked using (id)
            where key.account_id = $1 and (%s)
            order by key.id
            """;

    private static final String ALL = WRITE_AND_LIST.formatted("true");
    private static final String ONE = WRITE_AND_LIST.formatted("key.id = $5");

    private final Pool database;
    private final LastUsedWriter lastUsedWriter;
    private final ListConcurrencyLimit turns;

    ApiKeyList(Pool database, LastUsedWriter lastUsedWriter, ListConcurrencyLimit turns) {
        this.database = database;
        this.lastUsedWriter = lastUsedWriter;
        this.turns = turns;
    }

    /** Emits the keys, oldest first. */
    Uni<List<ApiKeyResponse>> of(UUID account, boolean extended) {
        return turns.run(account, () -> all(account, extended));
    }

    /**
     * Emits one key; fails with {@link NotFound} when the account has no such key. It does not wait for a turn, because it
     * follows a change.
     */
    Uni<ApiKeyResponse> require(long id, UUID account) {
        List<LastUsedWriter.Use> noted = lastUsedWriter.notedFor(account).stream()
                .filter(use -> use.key() == id)
                .toList();
        return read(ONE, noted, parameters(account, noted).addLong(id))
                .map(rows -> rows.size() == 0 ? null : views(rows, false).get(0))
                .plug(NotFound.whenNull("API key"));
    }

    private Uni<List<ApiKeyResponse>> all(UUID account, boolean extended) {
        List<LastUsedWriter.Use> noted = lastUsedWriter.notedFor(account);
        return read(ALL, noted, parameters(account, noted)).map(rows -> views(rows, extended));
    }

    private Uni<RowSet<Row>> read(String statement, List<LastUsedWriter.Use> noted, Tuple parameters) {
        return database.preparedQuery(statement)
                .execute(parameters)
                .invoke(rows -> lastUsedWriter.written(written(noted, rows)));
    }

    private static Tuple parameters(UUID account, List<LastUsedWriter.Use> noted) {
        return Tuple.of(
                account,
                LastUsedWriter.Use.keys(noted),
                LastUsedWriter.Use.instants(noted),
                LastUsedWriter.Use.addresses(noted));
    }

    private static List<LastUsedWriter.Use> written(List<LastUsedWriter.Use> noted, RowSet<Row> rows) {
        Set<Long> written = StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.getBoolean("written"))
                .map(row -> row.getLong("id"))
                .collect(Collectors.toSet());
        return noted.stream().filter(use -> written.contains(use.key())).toList();
    }

    private static List<ApiKeyResponse> views(RowSet<Row> rows, boolean extended) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> ApiKeyResponse.of(row, extended))
                .toList();
    }
}
