package io.keyfolio.identity.mail;

import io.keyfolio.platform.database.BatchTurn;
import io.keyfolio.platform.mail.MailSender;
import io.keyfolio.platform.transaction.BackgroundTransactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Counts the mails that wait, and deletes sent mails after a day, dead ones after 30 days, and expired tokens. */
@Singleton
class MailHousekeeping {

    private static final Logger LOG = Logger.getLogger(MailHousekeeping.class);

    /** The limits on mails count those of the last hour. */
    private static final Duration KEEP = Duration.ofDays(1);

    private static final int BATCH = 500;

    private final BackgroundTransactions transactions;
    private final MailSender sender;
    private final MailMetrics metrics;
    private final Clock clock;

    MailHousekeeping(BackgroundTransactions transactions, MailSender sender, MailMetrics metrics, Clock clock) {
        this.transactions = transactions;
        this.sender = sender;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Never fails, because the next run tries again. */
    @Scheduled(every = "30S", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return sender.isConfigured()
                ? count().chain(this::clean)
                        .onFailure()
                        .invoke(failure -> LOG.warnf("Clean-up of mails failed (%s). Trying again.", failure))
                        .onFailure()
                        .recoverWithNull()
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> count() {
        return transactions.run(transaction -> MailStore.countWaiting(transaction)
                .chain(waiting -> MailStore.countDead(transaction).invoke(dead -> metrics.observe(waiting, dead)))
                .replaceWithVoid());
    }

    private Uni<Void> clean() {
        BatchTurn old = new BatchTurn(clock.instant().minus(KEEP), BATCH);
        BatchTurn expired = new BatchTurn(clock.instant(), BATCH);
        return transactions.runHousekeeping(transaction -> MailStore.deleteEnded(transaction, old)
                .chain(() -> MailTokenStore.deleteExpired(transaction, expired))
                .replaceWithVoid());
    }
}
