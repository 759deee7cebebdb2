package io.keyfolio.identity.mail;

import io.keyfolio.platform.database.BatchTurn;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;

/** The SQL statements on the tokens in mails. {@link MailToken} has the queries of the entity. */
final class MailTokenStore {

    private static final String INSERT = """
            with outdated as (
                delete from mail_token
                where account_id = $3 and kind = $2 and email_key = $5 and mail_id < $4
            )
            insert into mail_token (digest, kind, account_id, mail_id, email_key, expires_at) values ($1, $2, $3, $4, $5, $6)
            """;

    private static final String DELETE_EXPIRED = BatchTurn.WITH + """
            ended as (
                select digest from mail_token where (select mine from turn) and expires_at < $1
                order by expires_at limit $2 for update skip locked
            ), removed as (
                delete from mail_token where digest in (select digest from ended) returning digest
            )
            select count(*) as number from removed
            """;

    private MailTokenStore() {}

    /** Stores the digest of a token for a mail, and deletes those of earlier mails of its kind to the same address of the account. */
    static Uni<Void> insert(
            SqlClient database, byte[] digest, MailStore.Claimed mail, Recipient recipient, Instant expiresAt) {
        return database.preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addValue(Buffer.buffer(digest))
                        .addString(mail.kind().label())
                        .addUUID(recipient.account().value())
                        .addLong(mail.id())
                        .addString(recipient.emailKey())
                        .addOffsetDateTime(expiresAt.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Deletes a batch of tokens that expired before a time; emits how many. */
    static Uni<Long> deleteExpired(SqlClient database, BatchTurn turn) {
        return turn.run(database, DELETE_EXPIRED);
    }
}
