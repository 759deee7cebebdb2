package io.keyfolio.identity.account;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.keyfolio.identity.account.SealingKeyRotation.Outcome;
import io.keyfolio.platform.crypto.Sealer;
import io.keyfolio.testing.Await;
import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.FreshDatabases.Database;
import io.keyfolio.testing.Secrets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** The resealing of account API keys with a new sealing key. */
@Tag("programs")
class SealingKeyRotationTest {

    private static final String OLD_KEY = "old:" + Secrets.sealingKey();
    private static final String NEW_KEY = "new:" + Secrets.sealingKey();
    private static final Sealer OLD = Sealer.of(OLD_KEY);
    private static final Sealer NEW = Sealer.of(NEW_KEY);
    private static final Sealer BOTH = Sealer.of(NEW_KEY + "," + OLD_KEY);
    private static final Sealer LOST = Sealer.of("lost:" + Secrets.sealingKey());
    private static final String WAITING = "select count(*) from pg_stat_activity"
            + " where datname = current_database() and wait_event_type = 'Lock'";

    @RegisterExtension
    private static final FreshDatabases databases = FreshDatabases.start();

    private final List<String> progress = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private Database database;
    private SealedAccounts accounts;

    @BeforeEach
    void makeDatabase() throws SQLException {
        database = databases.makeMigrated();
        accounts = new SealedAccounts(database);
    }

    @Test
    void everyKeyOpensWithTheNewSealingKeyAlone() throws SQLException {
        List<UUID> owners = accounts.stored(OLD, 250);

        Outcome outcome = reseal();

        assertEquals(new Outcome(250, 0), outcome);
        assertEquals(List.of("resealed 100", "resealed 200", "resealed 250"), progress);
        assertEquals(List.of(), faults);
        Map<UUID, Sealer.Sealed> sealed = accounts.sealed();
        for (UUID account : owners) {
            assertEquals("key of " + account, NEW.open(sealed.get(account), account.toString()));
        }
    }

    @Test
    void secondTimeChangesNothing() throws SQLException {
        UUID account = accounts.stored(OLD);
        reseal();
        byte[] box = accounts.sealed(account).box();

        Outcome outcome = reseal();

        assertEquals(new Outcome(0, 0), outcome);
        assertArrayEquals(box, accounts.sealed(account).box());
    }

    @Test
    void whoBeginsAgainGoesOnWhereAnotherWasCutOff() throws SQLException {
        accounts.stored(OLD, 150);
        Consumer<String> cutOff = done -> {
            throw new IllegalStateException(done);
        };
        assertThrows(IllegalStateException.class, () -> reseal(cutOff));

        Outcome outcome = reseal();

        assertEquals(new Outcome(50, 0), outcome);
    }

    @Test
    void keyThatCannotBeOpenedIsNamedAndTheOthersGoOn() throws SQLException {
        UUID lost = accounts.stored(LOST);
        accounts.stored(OLD, 120);

        Outcome outcome = reseal();

        assertEquals(new Outcome(120, 1), outcome);
        assertEquals(List.of("account " + lost + ": no sealing key with the id lost is configured"), faults);
        assertEquals("lost", accounts.sealed(lost).keyId());
    }

    /** The other transaction locks the row until the resealing, which has read the row, waits for it. */
    @Test
    void keyRegeneratedMeanwhileStays() throws Exception {
        UUID account = accounts.stored(OLD);
        Sealer.Sealed regenerated = OLD.seal("regenerated", account.toString());
        try (Connection other = database.connect()) {
            other.setAutoCommit(false);
            SealedAccounts.store(other, account, regenerated);

            CompletableFuture<Outcome> resealing = CompletableFuture.supplyAsync(this::resealUnchecked);
            Await.until(this::waiting, "1"::equals);
            other.commit();

            assertEquals(new Outcome(0, 1), resealing.join());
        }
        assertArrayEquals(regenerated.box(), accounts.sealed(account).box());
        assertEquals(new Outcome(1, 0), reseal());
        assertEquals("regenerated", NEW.open(accounts.sealed(account), account.toString()));
    }

    /** A notification would make replicas evict cache entries and check the connections of agents. */
    @Test
    void nobodyIsTold() throws Exception {
        UUID account = accounts.stored(OLD);
        try (Connection listening = database.connect();
                Statement listen = listening.createStatement()) {
            listen.execute("listen keyfolio_changes");

            reseal();
            database.execute("notify keyfolio_changes, 'resealed'");
            database.execute("update account set name = 'other' where id = '" + account + "'");
            database.execute("notify keyfolio_changes, 'renamed'");

            List<String> heard = heard(listening, 3);
            assertEquals(List.of("resealed", "account " + account, "renamed"), heard);
        }
    }

    /** The notifications, without the time at the end of each. */
    private static List<String> heard(Connection listening, int count) throws SQLException {
        List<String> heard = new ArrayList<>();
        PGConnection connection = listening.unwrap(PGConnection.class);
        while (heard.size() < count) {
            PGNotification[] notifications = connection.getNotifications(5000);
            if (notifications.length == 0) {
                return heard;
            }
            Arrays.stream(notifications)
                    .map(notification -> notification.getParameter().replaceFirst(" \\d+$", ""))
                    .forEach(heard::add);
        }
        return heard;
    }

    private Outcome reseal() throws SQLException {
        return reseal(progress::add);
    }

    private Outcome reseal(Consumer<String> told) throws SQLException {
        try (Connection connection = database.connect()) {
            return new SealingKeyRotation(connection, BOTH, told, faults::add).run();
        }
    }

    private Outcome resealUnchecked() {
        try {
            return reseal();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String waiting() {
        try {
            return database.one(WAITING);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
