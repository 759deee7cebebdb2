package io.keyfolio.identity.mail;

import io.keyfolio.identity.id.AccountId;
import io.keyfolio.platform.database.BatchTurn;
import io.keyfolio.platform.database.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The SQL statements on mails to send. {@link Mail} is the entity. */
final class MailStore {

    private static final String REQUEST = """
            insert into mail (kind, recipient, recipient_key, created_at, due_at, requested_from)
            select $1, $2, $3, $4, $4, $6
            where (select count(*) from mail
                   where recipient_key = $3 and created_at > $4::timestamptz - interval '1 hour'
                     and kind = any($7)) < $5
            """;

    private static final String NOTICE =
            "insert into mail (kind, account_id, recipient, recipient_key, created_at, due_at, details)"
                    + " values ($1, $2, $3, $4, $5, $5, $6)";

    private static final String CLAIM = """
            with due as (
                select id from mail where ended_at is null and due_at <= $1 and kind = any($4)
                order by due_at limit $3 for update skip locked
            ), claimed as (
                update mail set due_at = $2, attempts = attempts + 1 from due where mail.id = due.id
                returning mail.id, kind, account_id, recipient, requested_from, created_at, attempts, details
            )
            select * from claimed order by id
            """;

    private static final String END = "update mail set ended_at = $2, outcome = $3, failure = $4 where id = $1";

    private static final String POSTPONE = "update mail set due_at = $2, failure = $3 where id = $1";

    private static final String COUNT_WAITING =
            "select count(*) as number, min(created_at) as oldest from mail where ended_at is null";

    private static final String COUNT_DEAD = "select count(*) as number from mail where outcome = 'dead'";

    private static final String DELETE_ENDED = BatchTurn.WITH + """
            ended as (
                select id from mail where (select mine from turn) and ended_at < $1
                  and (outcome <> 'dead' or ended_at < $1::timestamptz - interval '29 days')
                order by ended_at limit $2 for update skip locked
            ), removed as (
                delete from mail where id in (select id from ended) returning id
            )
            select count(*) as number from removed
            """;

    private MailStore() {}

    /** Stores a mail, unless {@code most} of some kinds were stored for its recipient in the last hour. */
    static Uni<Void> request(SqlClient database, Mail mail, int most, List<String> kinds) {
        return database.preparedQuery(REQUEST)
                .execute(Tuple.tuple()
                        .addString(mail.kind)
                        .addString(mail.recipient)
                        .addString(mail.recipientKey)
                        .addOffsetDateTime(time(mail.createdAt))
                        .addLong((long) most)
                        .addString(mail.requestedFrom)
                        .addArrayOfString(kinds.toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** Stores a notice to an account. */
    static Uni<Void> notice(SqlClient database, Mail mail) {
        return database.preparedQuery(NOTICE)
                .execute(Tuple.of(
                        mail.kind, mail.account, mail.recipient, mail.recipientKey, time(mail.createdAt), mail.details))
                .replaceWithVoid();
    }

    /**
     * Claims up to {@code most} mails that are due, until {@code leaseEnd}; the earliest is the first. It leaves mails of kinds that
     * only a newer release knows.
     */
    static Uni<List<Claimed>> claim(SqlClient database, Instant now, Instant leaseEnd, int most) {
        return database.preparedQuery(CLAIM)
                .execute(Tuple.of(time(now), time(leaseEnd), (long) most, MailKind.labels()))
                .map(rows -> Rows.map(rows, Claimed::of));
    }

    /** Ends a mail; {@code failure} is null unless it is dead. */
    static Uni<Void> end(SqlClient database, long id, Instant now, Outcome outcome, String failure) {
        return database.preparedQuery(END)
                .execute(Tuple.of(id, time(now), outcome.label(), failure))
                .replaceWithVoid();
    }

    /** Sets the time of the next attempt, and why the last one failed. */
    static Uni<Void> postpone(SqlClient database, long id, Instant dueAt, String failure) {
        return database.preparedQuery(POSTPONE)
                .execute(Tuple.of(id, time(dueAt), failure))
                .replaceWithVoid();
    }

    /** Emits how many mails wait, and since when the oldest does. */
    static Uni<Waiting> countWaiting(SqlClient database) {
        return database.preparedQuery(COUNT_WAITING).execute().map(Rows::first).map(Waiting::of);
    }

    /** Emits how many mails will not be tried again. */
    static Uni<Long> countDead(SqlClient database) {
        return database.preparedQuery(COUNT_DEAD).execute().map(rows -> Rows.first(rows)
                .getLong("number"));
    }

    /** Deletes a batch of mails that ended before a time, dead ones 29 days later; emits how many. */
    static Uni<Long> deleteEnded(SqlClient database, BatchTurn turn) {
        return turn.run(database, DELETE_ENDED);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** How a mail ended. */
    enum Outcome {
        SENT,
        DROPPED,
        DEAD;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The mails that wait; {@code oldest} is null if there are none. */
    record Waiting(long number, Instant oldest) {

        private static Waiting of(Row row) {
            OffsetDateTime oldest = row.getOffsetDateTime("oldest");
            return new Waiting(row.getLong("number"), oldest == null ? null : oldest.toInstant());
        }
    }

    /** A mail that a worker has claimed. The account is empty if the mail was asked for by its address. */
    record Claimed(
            long id,
            MailKind kind,
            Optional<AccountId> account,
            String recipient,
            String requestedFrom,
            Instant createdAt,
            int attempts,
            Map<String, String> details) {

        private static Claimed of(Row row) {
            return new Claimed(
                    row.getLong("id"),
                    MailKind.of(row.getString("kind")),
                    Optional.ofNullable(row.getUUID("account_id")).map(AccountId::new),
                    row.getString("recipient"),
                    row.getString("requested_from"),
                    row.getOffsetDateTime("created_at").toInstant(),
                    row.getInteger("attempts"),
                    details(row.getString("details")));
        }

        private static Map<String, String> details(String json) {
            Map<String, String> details = new HashMap<>();
            if (json != null) {
                new JsonObject(json).forEach(value -> details.put(value.getKey(), (String) value.getValue()));
            }
            return details;
        }

        @Override
        public String toString() {
            return "Claimed[" + id + "]";
        }

        /** Whether the mail is too old to be of use. */
        boolean isStale(Instant now) {
            return Duration.between(createdAt, now).compareTo(kind.usefulFor()) > 0;
        }
    }
}
