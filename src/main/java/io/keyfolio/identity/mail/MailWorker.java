package io.keyfolio.identity.mail;

import io.keyfolio.identity.mail.MailStore.Claimed;
import io.keyfolio.identity.mail.MailStore.Outcome;
import io.keyfolio.platform.mail.MailConfig;
import io.keyfolio.platform.mail.MailRefused;
import io.keyfolio.platform.mail.MailSender;
import io.keyfolio.platform.transaction.BackgroundTransactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Sends the stored mails. The workers of all replicas share them: each claims some for a few minutes, in a transaction that ends
 * before anything is sent. If a worker dies, another one claims its mails when that time is over. A mail is sent twice only if the worker
 * dies, or loses the database, after the mail server has accepted it and before that is stored.
 */
@Singleton
class MailWorker {

    private static final Logger LOG = Logger.getLogger(MailWorker.class);

    private static final int BATCH = 10;

    /** Longer than a batch takes if each mail needs the whole patience of the transport. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final int MOST_DOUBLINGS = 11;

    /** After a day without success, a mail is dead. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final BackgroundTransactions transactions;
    private final MailComposer composer;
    private final MailSender sender;
    private final MailMetrics metrics;
    private final MailConfig config;
    private final Clock clock;

    MailWorker(
            BackgroundTransactions transactions,
            MailComposer composer,
            MailSender sender,
            MailMetrics metrics,
            MailConfig config,
            Clock clock) {
        this.config = config;
        this.transactions = transactions;
        this.composer = composer;
        this.sender = sender;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Sends the mails that are due; never fails, because the next run tries again. */
    @Scheduled(every = "1S", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return sender.isConfigured()
                ? claim().chain(this::sendAll)
                        .onFailure()
                        .invoke(failure -> LOG.warnf("Mails not read (%s). Trying again.", failure))
                        .onFailure()
                        .recoverWithNull()
                : Uni.createFrom().voidItem();
    }

    private Uni<List<Claimed>> claim() {
        Instant now = clock.instant();
        return transactions.run(transaction -> MailStore.claim(transaction, now, now.plus(LEASE), BATCH));
    }

    private Uni<Void> sendAll(List<Claimed> mails) {
        return Multi.createFrom()
                .iterable(mails)
                .onItem()
                .transformToUniAndConcatenate(this::send)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> send(Claimed mail) {
        return transactions
                .run(transaction -> composer.draft(transaction, mail))
                .chain(draft ->
                        draft.map(made -> deliver(mail, made)).orElseGet(() -> end(mail, Outcome.DROPPED, null)))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "Outcome of mail %d (%s) not stored (%s). Trying again in %d minutes.",
                        mail.id(), mail.kind().label(), failure.getMessage(), LEASE.toMinutes()))
                .onFailure()
                .recoverWithNull();
    }

    /** A mail that was accepted is not sent again because its outcome could not be stored at once. */
    private Uni<Void> deliver(Claimed mail, MailComposer.Draft draft) {
        return composer.render(draft)
                .chain(sender::send)
                .onItemOrFailure()
                .transformToUni(
                        (sent, failure) -> failure == null ? end(mail, Outcome.SENT, null) : failed(mail, failure));
    }

    private Uni<Void> failed(Claimed mail, Throwable failure) {
        Instant next = clock.instant().plus(pause(mail.attempts()));
        boolean isLast = Duration.between(mail.createdAt(), next).compareTo(LONGEST) > 0;
        if (failure instanceof MailRefused || isLast) {
            LOG.warnf(
                    "Mail %d (%s) refused (%s). Not trying again.",
                    mail.id(), mail.kind().label(), failure.getMessage());
            return end(mail, Outcome.DEAD, failure.getMessage());
        }
        LOG.warnf(
                "Mail %d (%s) not sent (%s). Trying again at %s.",
                mail.id(), mail.kind().label(), failure.getMessage(), next);
        metrics.failed();
        return transactions.run(transaction -> MailStore.postpone(transaction, mail.id(), next, failure.getMessage()));
    }

    /** Twice as long after each further attempt. */
    private Duration pause(int attempts) {
        return config.retryAfter().multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
    }

    private Uni<Void> end(Claimed mail, Outcome outcome, String failure) {
        metrics.ended(outcome);
        return transactions.run(
                transaction -> MailStore.end(transaction, mail.id(), clock.instant(), outcome, failure));
    }
}
