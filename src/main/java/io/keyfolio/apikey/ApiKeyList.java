package io.keyfolio.apikey;

import io.keyfolio.problem.NotFound;
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

/** Lists an account's keys and writes their noted uses in the same statement, so that the list is never behind them. */
@Singleton
class ApiKeyList {

    /**
     * Rows are locked as in {@link LastUse}: of two that write at once, neither waits for the other in a ring. A row that
     * somebody else has locked is listed all the same, and its use stays noted.
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
            where key.account_id = $1
            order by key.id
            """;

    private final Pool database;
    private final LastUse lastUse;

    ApiKeyList(Pool database, LastUse lastUse) {
        this.database = database;
        this.lastUse = lastUse;
    }

    /** Emits the keys, oldest first. */
    Uni<List<ApiKeyView>> of(UUID account, boolean extended) {
        List<LastUse.Use> noted = lastUse.notedFor(account);
        return database.preparedQuery(WRITE_AND_LIST)
                .execute(Tuple.of(
                        account, LastUse.Use.keys(noted), LastUse.Use.instants(noted), LastUse.Use.addresses(noted)))
                .invoke(rows -> lastUse.written(written(noted, rows)))
                .map(rows -> views(rows, extended));
    }

    /** Emits one of them; fails with {@link NotFound} when it is not there. */
    Uni<ApiKeyView> require(long id, UUID account) {
        return of(account, false)
                .map(all ->
                        all.stream().filter(key -> key.id() == id).findFirst().orElse(null))
                .plug(NotFound.whenNull("API key"));
    }

    private static List<LastUse.Use> written(List<LastUse.Use> noted, RowSet<Row> rows) {
        Set<Long> written = StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.getBoolean("written"))
                .map(row -> row.getLong("id"))
                .collect(Collectors.toSet());
        return noted.stream().filter(use -> written.contains(use.key())).toList();
    }

    private static List<ApiKeyView> views(RowSet<Row> rows, boolean extended) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> ApiKeyView.of(row, extended))
                .toList();
    }
}
