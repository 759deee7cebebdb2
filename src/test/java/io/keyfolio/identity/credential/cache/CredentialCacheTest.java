package io.keyfolio.identity.credential.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.identity.authentication.OwnChange;
import io.keyfolio.identity.authentication.Verifier;
import io.keyfolio.testing.Await;
import io.keyfolio.testing.CountingProxy;
import io.keyfolio.testing.HeldAnswer;
import io.keyfolio.testing.Metrics;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.Sql;
import io.keyfolio.testing.WatchedPostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The cache of credentials, and the invalidation of its entries. */
@QuarkusTest
@WithTestResource(WatchedPostgresResource.class)
class CredentialCacheTest {

    private static final String LOOK_UP = "from api_key key join";
    private static final String SIGN_OF_LIFE = "pg_notify('keyfolio_heartbeats'";

    private CountingProxy wire;
    private Verifier verifier;
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
        verifier = new Verifier(wire);
        alice = Person.signedUp();
        key = alice.issue("ci");
        verifier.remember(key.token());
    }

    @Test
    void whatIsInMemoryCostsNoStatement() {
        verifier.remember(alice.session());

        assertEquals(0, verifier.lookUps(() -> {
            assertEquals(200, Verifier.status(key.token()));
            assertEquals(200, key.request().get("/v1/profile/preferences").statusCode());
            assertEquals(200, key.request().get("/v1/auth/user").statusCode());
            assertEquals(200, alice.signedIn().get("/api/profile").statusCode());
            assertEquals(200, Verifier.status(alice.session()));
        }));
    }

    @Test
    void revocationIsAnsweredByNothingThatWasReadBefore() throws Exception {
        Person.Key fresh = alice.issue("fresh");
        held = wire.holdAnswerTo(LOOK_UP);
        CompletableFuture<Integer> before = CompletableFuture.supplyAsync(() -> Verifier.status(fresh.token()));
        held.awaitArrival();

        alice.signedIn().delete("/v1/profile/api-keys/{id}", fresh.id()).then().statusCode(200);
        double missed = misses();
        CompletableFuture<Integer> meanwhile = CompletableFuture.supplyAsync(() -> Verifier.status(fresh.token()));
        Await.until(this::misses, count -> count > missed);
        held.release();

        before.join();
        assertEquals(401, meanwhile.join());
        assertEquals(401, Verifier.status(fresh.token()));
    }

    @Test
    void revocationElsewhereIsAnsweredByNothingThatWasReadBefore() throws Exception {
        Person.Key fresh = alice.issue("fresh");
        held = wire.holdAnswerTo(LOOK_UP);
        CompletableFuture<Integer> before = CompletableFuture.supplyAsync(() -> Verifier.status(fresh.token()));
        held.awaitArrival();

        double heard = invalidations();
        Sql.execute("delete from api_key where id = " + fresh.id());
        Await.until(this::invalidations, count -> count > heard);
        held.release();

        before.join();
        assertEquals(401, Verifier.status(fresh.token()));
    }

    @Test
    void revocationElsewhereIsHeardOf() {
        double heard = Metrics.value("keyfolio_revocation_lag_seconds_count");
        Sql.execute("delete from api_key where id = " + key.id());

        Verifier.assertRefusedInTime(key.token());
        Await.until(() -> Metrics.value("keyfolio_revocation_lag_seconds_count"), count -> count > heard);
        Await.until(
                () -> Metrics.value("keyfolio_change_feed_proven_age_seconds"),
                age -> age < Verifier.BOUND.toSeconds());
    }

    @ParameterizedTest
    @EnumSource
    void ownChangeIsKnownBeforeItsAnswerLeaves(OwnChange change) throws InterruptedException {
        verifier.remember(alice.session());
        held = wire.holdAnswerTo(SIGN_OF_LIFE);
        held.awaitArrival();

        change.makeAndCheck(alice, key);
    }

    @Test
    void silentChannelIsNotTrusted() throws Exception {
        held = wire.holdAnswerTo(SIGN_OF_LIFE);
        held.awaitArrival();
        assertEquals(200, Verifier.status(key.token()));

        Sql.execute("delete from api_key where id = " + key.id());

        Verifier.assertRefusedInTime(key.token());
    }

    @Test
    void lostChannelIsNotTrusted() {
        Sql.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and query like 'begin; set local synchronous_commit = off; select pg_notify(%'");
        String tellingNobody = "set session_replication_role = replica; ";
        Sql.execute(tellingNobody + "delete from api_key where id = " + key.id());

        Verifier.assertRefusedInTime(key.token());
        verifier.remember(alice.issue("later").token());
        assertEquals(401, Verifier.status(key.token()));
    }

    @Test
    void keyInMemoryEndsWhenItSaid() {
        Instant end = Instant.now().plusSeconds(6).truncatedTo(ChronoUnit.SECONDS);
        String token = alice.issue(Map.of("expires_at", end.toString())).token();
        verifier.remember(token);

        Instant accepted = Verifier.lastAccepted(token);

        assertTrue(accepted.isBefore(end), () -> "accepted at " + accepted + ", after " + end);
        assertFalse(Instant.now().isBefore(end), () -> "refused before " + end);
    }

    @Test
    void wrongSecretOfAKeyIsRememberedForAMoment() {
        String wrong = key.id() + "|" + alice.issue("other").token().split("\\|", 2)[1];

        Await.until(() -> verifier.lookUps(() -> assertTwiceRefused(wrong)), count -> count == 1);
    }

    @Test
    void idThatMayBeGivenLaterIsNotRemembered() {
        String early = "4611686018427387904|" + key.token().split("\\|", 2)[1];

        Await.until(() -> verifier.lookUps(() -> assertTwiceRefused(early)), count -> count == 2);
    }

    private void assertTwiceRefused(String token) {
        assertEquals(401, Verifier.status(token));
        assertEquals(401, Verifier.status(token));
    }

    private double invalidations() {
        return Metrics.value("keyfolio_cache_invalidations_total");
    }

    private double misses() {
        return Metrics.value("keyfolio_cache_requests_total{result=\"miss\"}");
    }
}
