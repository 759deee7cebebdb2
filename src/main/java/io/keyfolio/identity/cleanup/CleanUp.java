package io.keyfolio.identity.cleanup;

import io.keyfolio.identity.account.email.EmailUndoStore;
import io.keyfolio.identity.account.username.ReservedUsernameStore;
import io.keyfolio.identity.apikey.ApiKeyStore;
import io.keyfolio.identity.session.SessionStore;
import io.keyfolio.platform.database.BatchTurn;
import io.keyfolio.platform.transaction.BackgroundTransactions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/**
 * The clean-up of sessions, API keys and reservations of usernames and e-mail addresses some time after they expire. It deletes in small batches, so
 * that requests do not wait for it. Each statement takes an advisory lock, so that one replica runs at a time.
 */
@Startup
@Singleton
class CleanUp {

    private static final Logger LOG = Logger.getLogger(CleanUp.class);

    private static final int BATCH = 500;

    private final BackgroundTransactions transactions;
    private final CleanUpConfig config;
    private final Clock clock;
    private final Counter sessions;
    private final Counter keys;
    private final Counter usernames;
    private final Counter addresses;
    private final Counter runs;

    CleanUp(BackgroundTransactions transactions, CleanUpConfig config, Clock clock, MeterRegistry metrics) {
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
        this.sessions = counter(metrics, "session");
        this.keys = counter(metrics, "api-key");
        this.usernames = counter(metrics, "username");
        this.addresses = counter(metrics, "email-address");
        this.runs = Counter.builder("keyfolio.clean.up.runs")
                .description("Clean-up runs on this replica")
                .register(metrics);
    }

    /** Removes expired sessions, API keys and reservations; never fails, because the next run tries again. */
    @Scheduled(
            every = "{keyfolio.clean-up.every}",
            delayed = "{keyfolio.clean-up.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return removeAll(SessionStore::deleteExpired, sessions)
                .chain(() -> removeAll(ApiKeyStore::deleteExpired, keys))
                .chain(() -> removeAll(ReservedUsernameStore::deleteExpired, usernames))
                .chain(() -> removeAll(EmailUndoStore::deleteExpired, addresses))
                .invoke(() -> runs.increment())
                .onFailure()
                .invoke(failure -> LOG.warnf("Clean-up failed (%s). Trying again at the next run.", failure))
                .onFailure()
                .recoverWithNull();
    }

    /** Removes one batch after the other, until one is not full. */
    private Uni<Void> removeAll(BiFunction<SqlClient, BatchTurn, Uni<Long>> remove, Counter removed) {
        return Uni.createFrom()
                .deferred(() -> removeSome(remove))
                .invoke(number -> removed.increment(number.doubleValue()))
                .repeat()
                .whilst(number -> number == BATCH)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Long> removeSome(BiFunction<SqlClient, BatchTurn, Uni<Long>> remove) {
        BatchTurn turn = new BatchTurn(clock.instant().minus(config.keep()), BATCH);
        return transactions.runHousekeeping(transaction -> remove.apply(transaction, turn));
    }

    private static Counter counter(MeterRegistry metrics, String what) {
        return Counter.builder("keyfolio.clean.up.removed")
                .description("Expired sessions, API keys and reservations removed by the clean-up")
                .tag("what", what)
                .register(metrics);
    }
}
