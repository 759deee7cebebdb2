package io.keyfolio.feature.keys.notice;

import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.mail.MailKind;
import io.keyfolio.identity.mail.Outbox;
import io.keyfolio.platform.database.BatchTurn;
import io.keyfolio.platform.mail.MailSender;
import io.keyfolio.platform.transaction.BackgroundTransactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Tells owners by mail about API keys that end in 30, 7 and 1 days, and once about keys that no program has used for a year. The
 * mail is stored in the transaction that finds the keys. One replica at a time looks for them.
 */
@Singleton
class KeyNotices {

    private static final Logger LOG = Logger.getLogger(KeyNotices.class);

    private static final int BATCH = 500;

    /** How many ids one run reads in search of unused keys. */
    private static final int SLICE = 5000;

    private final BackgroundTransactions transactions;
    private final MailSender sender;
    private final Outbox outbox;
    private final Clock clock;
    private long lastRead;

    KeyNotices(BackgroundTransactions transactions, MailSender sender, Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.sender = sender;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Stores the notices that are due; never fails, because the next run tries again. */
    @Scheduled(
            every = "{keyfolio.api-key.notice-check}",
            delayed = "{keyfolio.api-key.notice-check}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return sender.isConfigured()
                ? noticeEnding()
                        .chain(this::noticeUnused)
                        .onFailure()
                        .invoke(failure -> LOG.warnf("API keys not checked (%s). Trying again.", failure))
                        .onFailure()
                        .recoverWithNull()
                : Uni.createFrom().voidItem();
    }

    /** Reads one batch after the other, until one is not full. */
    private Uni<Void> noticeEnding() {
        return Uni.createFrom()
                .deferred(() ->
                        transactions.runHousekeeping(transaction -> KeyNoticeStore.listEnding(transaction, turn(BATCH))
                                .call(keys -> notice(transaction, MailKind.API_KEYS_ENDING, keys))))
                .repeat()
                .whilst(keys -> keys.size() == BATCH)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> noticeUnused() {
        long from = lastRead;
        return transactions.runHousekeeping(transaction -> KeyNoticeStore.listUnused(transaction, turn(SLICE), from)
                .chain(keys -> notice(transaction, MailKind.API_KEYS_UNUSED, keys))
                .chain(() -> KeyNoticeStore.lastId(transaction))
                .invoke(last -> lastRead = from + SLICE < last ? from + SLICE : 0)
                .replaceWithVoid());
    }

    private BatchTurn turn(int size) {
        return new BatchTurn(clock.instant(), size);
    }

    private Uni<Void> notice(SqlConnection transaction, MailKind kind, List<Row> keys) {
        Map<AccountId, List<KeyLine>> byOwner = keys.stream()
                .collect(Collectors.groupingBy(
                        key -> new AccountId(key.getUUID("account_id")),
                        LinkedHashMap::new,
                        Collectors.mapping(KeyLine::of, Collectors.toList())));
        return Multi.createFrom()
                .iterable(byOwner.entrySet())
                .onItem()
                .transformToUniAndConcatenate(owner -> outbox.notice(
                        transaction,
                        kind,
                        owner.getKey(),
                        recipient -> Map.of("lines", KeyLine.list(owner.getValue(), recipient.verifiedAt() != null))))
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
