package io.keyfolio.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.CountingProxy;
import io.keyfolio.testing.HeldAnswer;
import io.keyfolio.testing.Metrics;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.WatchedPostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is in memory, and how it stops being used. */
@QuarkusTest
@WithTestResource(value = WatchedPostgresResource.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class CredentialCacheTest {

    private static final String VERIFY = "/v1/auth/verify";
    private static final String LOOK_UP = "from api_key key join";
    private static final String SIGN_OF_LIFE = "notify keyfolio_alive";

    /** No credential is accepted longer than that after its end has committed. */
    private static final Duration BOUND = Duration.ofSeconds(1);

    private CountingProxy wire;
    private Person alice;
    private Person.Key key;
    private HeldAnswer held;

    @AfterEach
    void letGo() {
        if (held != null) {
            held.release();
        }
    }

    @BeforeEach
    void arrange() {
        alice = Person.signedUp();
        key = alice.issue("ci");
        remember(key.token());
    }

    @Test
    void whatIsInMemoryCostsNoStatement() {
        remember(alice.session());

        assertEquals(0, lookUps(() -> {
            assertEquals(200, verify(key.token()));
            assertEquals(200, key.request().get("/v1/profile/preferences").statusCode());
            assertEquals(200, key.request().get("/v1/auth/user").statusCode());
            assertEquals(200, alice.signedIn().get("/api/profile").statusCode());
            assertEquals(200, verify(alice.session()));
        }));
    }

    @Test
    void revocationIsAnsweredByNothingThatWasReadBefore() throws Exception {
        Person.Key fresh = alice.issue("fresh");
        held = wire.holdAnswerTo(LOOK_UP);
        CompletableFuture<Integer> before = CompletableFuture.supplyAsync(() -> verify(fresh.token()));
        held.awaitArrival();

        alice.signedIn().delete("/v1/profile/api-keys/{id}", fresh.id()).then().statusCode(200);
        double missed = misses();
        CompletableFuture<Integer> meanwhile = CompletableFuture.supplyAsync(() -> verify(fresh.token()));
        Await.until(this::misses, count -> count > missed);
        held.release();

        before.join();
        assertEquals(401, meanwhile.join());
        assertEquals(401, verify(fresh.token()));
    }

    @Test
    void revocationElsewhereIsAnsweredByNothingThatWasReadBefore() throws Exception {
        Person.Key fresh = alice.issue("fresh");
        held = wire.holdAnswerTo(LOOK_UP);
        CompletableFuture<Integer> before = CompletableFuture.supplyAsync(() -> verify(fresh.token()));
        held.awaitArrival();

        double heard = invalidations();
        execute("delete from api_key where id = " + fresh.id());
        Await.until(this::invalidations, count -> count > heard);
        held.release();

        before.join();
        assertEquals(401, verify(fresh.token()));
    }

    @Test
    void revocationElsewhereIsHeardOf() throws SQLException {
        double heard = Metrics.value("keyfolio_revocation_lag_seconds_count");
        execute("delete from api_key where id = " + key.id());

        assertRefusedInTime(key.token());
        Await.until(() -> Metrics.value("keyfolio_revocation_lag_seconds_count"), count -> count > heard);
        Await.until(() -> Metrics.value("keyfolio_change_feed_proven_age_seconds"), age -> age < BOUND.toSeconds());
    }

    @ParameterizedTest
    @EnumSource
    void ownChangeIsKnownBeforeItsAnswerLeaves(OwnChange change) throws InterruptedException {
        remember(alice.session());
        held = wire.holdAnswerTo(SIGN_OF_LIFE);
        held.awaitArrival();

        change.makeAndCheck(alice, key);
    }

    @Test
    void silentChannelIsNotTrusted() throws Exception {
        held = wire.holdAnswerTo(SIGN_OF_LIFE);
        held.awaitArrival();
        assertEquals(200, verify(key.token()));

        execute("delete from api_key where id = " + key.id());

        assertRefusedInTime(key.token());
    }

    @Test
    void lostChannelIsNotTrusted() throws SQLException {
        execute("select pg_terminate_backend(pid) from pg_stat_activity where query like 'notify keyfolio_alive%'");
        execute("set session_replication_role = replica; delete from api_key where id = " + key.id()); // tells nobody

        assertRefusedInTime(key.token());
        remember(alice.issue("later").token());
        assertEquals(401, verify(key.token()));
    }

    @Test
    void keyInMemoryEndsWhenItSaid() {
        Instant end = Instant.now().plusSeconds(6).truncatedTo(ChronoUnit.SECONDS);
        String token = alice.issue(Map.of("expires_at", end.toString())).token();
        remember(token);

        Instant accepted = lastAccepted(token);

        assertTrue(accepted.isBefore(end), () -> "accepted at " + accepted + ", after " + end);
        assertFalse(Instant.now().isBefore(end), () -> "refused before " + end);
    }

    @Test
    void wrongSecretOfAKeyIsRememberedForAMoment() {
        String wrong = key.id() + "|" + alice.issue("other").token().split("\\|", 2)[1];

        Await.until(() -> lookUps(() -> assertTwiceRefused(wrong)), count -> count == 1);
    }

    @Test
    void idThatMayBeGivenLaterIsNotRemembered() {
        String early = "4611686018427387904|" + key.token().split("\\|", 2)[1];

        assertEquals(2, lookUps(() -> assertTwiceRefused(early)));
    }

    private void assertTwiceRefused(String token) {
        assertEquals(401, verify(token));
        assertEquals(401, verify(token));
    }

    private static void assertRefusedInTime(String token) {
        Instant committed = Instant.now();
        Duration late = Duration.between(committed, lastAccepted(token));
        assertTrue(late.compareTo(BOUND) < 0, () -> "accepted " + late + " after its end");
    }

    /** Asks until it is refused; tells when the last request began that was not. */
    private static Instant lastAccepted(String token) {
        AtomicReference<Instant> last = new AtomicReference<>(Instant.MIN);
        Await.until(
                () -> {
                    Instant began = Instant.now();
                    int status = verify(token);
                    if (status != 401) {
                        last.set(began);
                    }
                    return status;
                },
                status -> status == 401);
        return last.get();
    }

    private static int verify(String token) {
        return Person.bearer(token).get(VERIFY).statusCode();
    }

    /** Verifies it until that costs nothing. */
    private void remember(String token) {
        Await.until(() -> lookUps(() -> assertEquals(200, verify(token))), count -> count == 0);
    }

    private long lookUps(Runnable requests) {
        return wire.statementsOf(requests).stream()
                .filter(statement -> statement.contains("join account") || statement.contains("from account"))
                .count();
    }

    private double invalidations() {
        return Metrics.value("keyfolio_cache_invalidations_total");
    }

    private double misses() {
        return Metrics.value("keyfolio_cache_requests_total{result=\"miss\"}");
    }

    private static void execute(String sql) throws SQLException {
        String database = ConfigProvider.getConfig().getValue("keyfolio.test.jdbc-url", String.class);
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
