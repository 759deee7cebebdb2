package io.keyfolio.feature.audit;

import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.identity.audit.Trails;
import io.keyfolio.testing.AtOnce;
import io.keyfolio.testing.Await;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.Sql;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Queries for long lists of audit events are bounded in connections and time. */
@QuarkusTest
@WithTestResource(
        value = PostgresResource.class,
        scope = TestResourceScope.RESTRICTED_TO_CLASS,
        initArgs = @ResourceArg(name = "keyfolio.request.timeout", value = "8S"))
class ListQueryExecutorTest {

    private static final int MORE_THAN_THE_POOL = 24;
    private static final String WAITING =
            "select count(*) from pg_locks where not granted and relation = 'audit_event'::regclass";

    @Test
    void rareActionIsFoundByItsIndex() {
        Person alice = Person.signedUp();
        Sql.execute("insert into audit_event (account_id, at, action, address, request_id) select id, now(),"
                + " 'session.refreshed', '127.0.0.1', 'x'"
                + " from account, generate_series(1, 20000) where username = '" + alice.username() + "'");
        Sql.execute("analyze audit_event");

        assertEquals(
                0,
                alice.signedIn()
                        .get(Trails.AUDIT + "?action=account.deleted")
                        .jsonPath()
                        .getInt("events.size()"));

        Await.until(
                () -> Sql.one("select idx_scan > 0 from pg_stat_user_indexes"
                        + " where indexrelname = 'audit_event_of_account_by_action'"),
                "t"::equals);
        assertEquals(
                "t",
                Sql.one("select sum(idx_tup_read) < 20000 from pg_stat_user_indexes where relname = 'audit_event'"));
    }

    @Test
    void othersAreAnsweredWhileListsWait() {
        Person alice = Person.signedUp();
        Person bob = Person.signedUp();
        List<Supplier<Response>> questions = Stream.<Supplier<Response>>generate(
                        () -> () -> alice.signedIn().get(Trails.AUDIT))
                .limit(MORE_THAN_THE_POOL)
                .toList();

        List<Response> answers = Sql.whileLocked("audit_event", () -> {
                    CompletableFuture<List<Response>> asked =
                            CompletableFuture.supplyAsync(() -> AtOnce.all(questions));
                    Await.until(() -> Sql.one(WAITING), "2"::equals);
                    assertEquals(200, bob.signedIn().get("/v1/profile/api-keys").statusCode());
                    assertEquals("2", Sql.one(WAITING));
                    return asked;
                })
                .join();

        assertTrue(answers.stream().map(Response::statusCode).allMatch(Set.of(200, 503)::contains));
        assertEquals(200, alice.signedIn().get(Trails.AUDIT).statusCode());
    }

    @Test
    void slowListIsGivenUp() {
        Person alice = Person.signedUp();

        Response answer = Sql.whileLocked("audit_event", () -> alice.signedIn().get(Trails.AUDIT));

        answer.then().statusCode(503).header("Retry-After", notNullValue());
    }
}
