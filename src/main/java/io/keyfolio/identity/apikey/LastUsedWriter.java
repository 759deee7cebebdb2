package io.keyfolio.identity.apikey;

import io.keyfolio.identity.credential.ApiKeyCredential;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.id.ApiKeyId;
import io.keyfolio.platform.batch.BatchWriter;
import io.keyfolio.platform.batch.BatchWriters;
import io.keyfolio.platform.transaction.BackgroundTransactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Collects the last uses of API keys, with their addresses, and writes them in batches, so that no request waits for a write. */
@Singleton
public class LastUsedWriter {

    private final BatchWriter<ApiKeyId, Use> batch;
    private final BackgroundTransactions transactions;
    private final Clock clock;

    LastUsedWriter(BatchWriters batches, BackgroundTransactions transactions, Clock clock) {
        this.batch = batches.keeping("last uses of API keys", Use::later, this::write);
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Notes that a key was used just now, from that address. */
    public void record(ApiKeyCredential key, String address) {
        batch.note(key.id(), new Use(key.id(), key.account(), clock.instant(), address));
    }

    /** The noted uses of an account's keys that may not be written yet. */
    public List<Use> notedFor(AccountId account) {
        return batch.noted().filter(use -> use.account().equals(account)).toList();
    }

    /** Forgets uses that another statement has written, unless the key was used again meanwhile. */
    public void written(List<Use> uses) {
        uses.forEach(use -> batch.written(use.key(), use));
    }

    /** Writes the noted uses; those of a write that fails stay noted. */
    @Scheduled(
            every = "{keyfolio.api-key.last-use-flush}",
            delayed = "{keyfolio.api-key.last-use-flush}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> flush() {
        return batch.flush();
    }

    private Uni<?> write(List<Use> uses) {
        return transactions.run(transaction -> ApiKeyStore.writeUses(transaction, uses));
    }

    /** The latest use of an API key. */
    public record Use(ApiKeyId key, AccountId account, Instant at, String address) {

        private static Use later(Use noted, Use now) {
            return now.at().isAfter(noted.at()) ? now : noted;
        }

        /** The ids of the keys, as a parameter of a statement. */
        public static Long[] keys(List<Use> uses) {
            return uses.stream().map(use -> use.key().value()).toArray(Long[]::new);
        }

        /** The addresses, as a parameter of a statement. */
        public static String[] addresses(List<Use> uses) {
            return uses.stream().map(Use::address).toArray(String[]::new);
        }

        /** The times, as a parameter of a statement. */
        public static OffsetDateTime[] instants(List<Use> uses) {
            return uses.stream().map(use -> use.at().atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new);
        }
    }
}
