package io.keyfolio.operations;

import static io.keyfolio.operations.DatabaseRequests.KEYS;
import static io.keyfolio.operations.DatabaseRequests.PREFERENCES;
import static io.keyfolio.operations.DatabaseRequests.PROFILE;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.operations.DatabaseRequests.Answer;
import io.keyfolio.testing.Api;
import io.keyfolio.testing.AtOnce;
import io.keyfolio.testing.Await;
import io.keyfolio.testing.Management;
import io.keyfolio.testing.Outage;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.StoppablePostgres;
import io.keyfolio.testing.StoppablePostgresResource;
import io.keyfolio.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** While the database is unavailable, the service answers 503 in time. Afterwards it recovers without a restart. */
@QuarkusTest
@WithTestResource(StoppablePostgresResource.class)
class DatabaseAwayTest {

    private static final long IN_TIME_MILLIS = 5000;
    private static final Duration RECOVERY = Duration.ofSeconds(20);
    private static final int ROUNDS = 15;
    private static final int POOL_AND_A_HALF = 30;

    private StoppablePostgres database;

    private Person alice;
    private Person.Key key;
    private Outage present;

    @BeforeEach
    void arrange() {
        alice = Person.signedUp();
        key = alice.issue("ci");
    }

    @AfterEach
    void bringBack() {
        end();
    }

    @ParameterizedTest
    @EnumSource
    void requestsAreRefusedInTime(Outage outage) {
        begin(outage);
        awaitForgotten();

        List<Answer> answers = AtOnce.all(DatabaseRequests.ofEveryKind(alice, key));

        answers.forEach(answer -> assertAway(answer.path(), answer.response()));
    }

    /** Waits until the cache is stale, which takes less than a second. */
    private void awaitForgotten() {
        Await.until(() -> key.request().get(PREFERENCES).statusCode(), status -> status == 503);
    }

    @ParameterizedTest
    @EnumSource
    void wrongTokenIsStillToldFromAGoodOne(Outage outage) {
        String wrong = Tokens.withWrongChecksum(key.token());
        begin(outage);

        Response answer = Person.bearer(wrong).get(PREFERENCES);

        Api.DEVELOPER.assertInvalidToken(answer);
    }

    @ParameterizedTest
    @EnumSource
    void serviceIsAliveAndNotReady(Outage outage) {
        begin(outage);

        Response ready = Management.request().get("/q/health/ready");
        Response live = Management.request().get("/q/health/live");

        ready.then()
                .statusCode(503)
                .body("status", equalTo("DOWN"))
                .body("checks.find { it.name == 'database' }.status", equalTo("DOWN"))
                .time(lessThan(IN_TIME_MILLIS));
        live.then().statusCode(200).body("status", equalTo("UP"));
    }

    @ParameterizedTest
    @EnumSource
    void serviceRecoversAndKeepsNoConnectionBusy(Outage outage) throws SQLException {
        begin(outage);
        AtOnce.all(Collections.nCopies(POOL_AND_A_HALF, DatabaseRequests.get(PREFERENCES, key.token())));
        AtOnce.all(DatabaseRequests.ofEveryKind(alice, key));

        end();

        awaitReady();
        List<Answer> answers =
                AtOnce.all(Collections.nCopies(POOL_AND_A_HALF, DatabaseRequests.get(PREFERENCES, key.token())));
        answers.forEach(answer -> assertEquals(200, answer.response().statusCode()));
        assertEquals(200, alice.signedIn().get(PROFILE).statusCode());
        assertEquals(200, Person.bearer(alice.logIn()).get(KEYS).statusCode());
        assertEquals(0, database.connectionsInTransaction());
    }

    @Test
    void requestsUnderWayWhenItStopsGetAWordedAnswer() {
        List<Supplier<Answer>> many = Stream.generate(() -> DatabaseRequests.ofEveryKind(alice, key))
                .limit(ROUNDS)
                .flatMap(List::stream)
                .toList();
        CompletableFuture<List<Answer>> underWay = CompletableFuture.supplyAsync(() -> AtOnce.all(many));

        begin(Outage.STOPPED);

        underWay.join().stream()
                .filter(answer -> answer.response().statusCode() >= 500)
                .forEach(answer -> assertAway(answer.path(), answer.response()));
    }

    private static void assertAway(String path, Response answer) {
        assertEquals(503, answer.statusCode(), () -> path + ": " + answer.asString());
        answer.then()
                .time(lessThan(IN_TIME_MILLIS), MILLISECONDS)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("[1-9][0-9]*"))
                .body("title", equalTo("Service Unavailable"))
                .body("status", equalTo(503));
        String detail = answer.path("detail");
        assertTrue(
                detail.matches(
                        "The (database cannot be reached|answer took too long|service has too much to do).* Try again .*\\."),
                detail);
        if (Api.of(path) == Api.ACCOUNT) {
            answer.then().body("keySet().size()", equalTo(5)).body("error", equalTo(detail));
        } else {
            answer.then()
                    .body("keySet().size()", equalTo(8))
                    .body("success", equalTo(false))
                    .body("payload", nullValue())
                    .body("message", equalTo(detail))
                    .body("description", equalTo(detail));
        }
    }

    /** Waits until the service is ready. Each probe waits for its response, so the loop does not overload the service. */
    private static void awaitReady() {
        long end = System.nanoTime() + RECOVERY.toNanos();
        int status;
        do {
            status = Management.request().get("/q/health/ready").statusCode();
        } while (status != 200 && System.nanoTime() < end);
        assertEquals(200, status, "the service is not ready again");
    }

    private void begin(Outage outage) {
        outage.begin(database);
        present = outage;
    }

    private void end() {
        if (present != null) {
            present.end(database);
            present = null;
        }
    }
}
