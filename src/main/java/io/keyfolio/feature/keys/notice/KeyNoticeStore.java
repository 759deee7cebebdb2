package io.keyfolio.feature.keys.notice;

import io.keyfolio.platform.database.BatchTurn;
import io.keyfolio.platform.database.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.List;

/** The SQL statements that find API keys about which their owners get notices. Each stores what it finds, so that it finds it once. */
final class KeyNoticeStore {

    /** Lists the owner's keys together, because they share a mail. */
    private static final String KEYS = """
            select key.id, key.account_id, key.name, key.token_end, noted.about
            from noted join api_key key on key.id = noted.api_key_id
            order by key.account_id, noted.about, key.id
            """;

    private static final String NOTE = """
            on conflict (api_key_id, kind) do update set about = excluded.about
            where api_key_notice.about <> excluded.about
            returning api_key_id, about
            """;

    /** A key that is valid for less than twice as long as the notice is ahead gets a later notice only. */
    private static final String ENDING = BatchTurn.WITH + """
            ahead (kind, least, most) as (
                values ('ends-1', interval '0', interval '1 day'),
                       ('ends-7', interval '1 day', interval '7 days'),
                       ('ends-30', interval '7 days', interval '30 days')
            ), due as (
                select key.id, ahead.kind, key.expires_at
                from ahead join api_key key
                  on key.expires_at > $1::timestamptz + ahead.least and key.expires_at <= $1::timestamptz + ahead.most
                where (select mine from turn) and key.replaced_by is null
                  and key.expires_at - key.created_at > 2 * ahead.most
                  and not exists (
                      select from api_key_notice notice
                      where notice.api_key_id = key.id and notice.kind = ahead.kind and notice.about = key.expires_at
                  )
                order by key.expires_at limit $2
            ), noted as (
                insert into api_key_notice (api_key_id, kind, about) select id, kind, expires_at from due
            """ + NOTE + ") " + KEYS;

    /** Reads all keys in turns by their ids, because no index has the time of their last use. */
    private static final String UNUSED = BatchTurn.WITH + """
            slice as (
                select id, coalesce(last_used_at, created_at) as used_at from api_key
                where (select mine from turn) and id > $4 and id <= $4 + $2 and replaced_by is null
                  and (expires_at is null or expires_at > $1)
            ), noted as (
                insert into api_key_notice (api_key_id, kind, about)
                select id, 'unused', used_at from slice where used_at < $1::timestamptz - interval '365 days'
            """ + NOTE + ") " + KEYS;

    private static final String LAST = "select coalesce(max(id), 0) as id from api_key";

    private KeyNoticeStore() {}

    /** Lists up to {@code turn.size} keys that end within 30, 7 or 1 days of a time. */
    static Uni<List<Row>> listEnding(SqlClient database, BatchTurn turn) {
        return turn.list(database, ENDING);
    }

    /** Lists those of the {@code turn.size} ids after {@code id} whose keys have not been used for a year before a time. */
    static Uni<List<Row>> listUnused(SqlClient database, BatchTurn turn, long id) {
        return turn.list(database, UNUSED, id);
    }

    /** Emits the highest id of a key; zero if there is none. */
    static Uni<Long> lastId(SqlClient database) {
        return database.preparedQuery(LAST).execute().map(rows -> Rows.first(rows)
                .getLong("id"));
    }
}
