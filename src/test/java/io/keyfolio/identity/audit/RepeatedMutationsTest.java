package io.keyfolio.identity.audit;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.Sql;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Mutations that a second attempt can save are tried once more, at one isolation level, and never after their commit was sent. */
@QuarkusTest
@WithTestResource(
        value = PostgresResource.class,
        initArgs = {
            @ResourceArg(name = "keyfolio.request.timeout", value = "30S"),
            @ResourceArg(name = "keyfolio.clean-up.every", value = "1H")
        })
class RepeatedMutationsTest {

    /** Raises a failure in the first transactions; a sequence counts attempts even if they are rolled back. */
    private static final String FAILING = """
            create function fail() returns trigger language plpgsql as $$
            begin
                insert into level values (current_setting('transaction_isolation'));
                if nextval('attempts') <= %d then
                    raise exception '%s' using errcode = '%s';
                end if;
                return new;
            end $$
            """;

    private static final String AT_ONCE =
            "create trigger failing before insert on audit_event for each row execute function fail()";
    private static final String AT_COMMIT = "create constraint trigger failing after insert on audit_event"
            + " deferrable initially deferred for each row execute function fail()";

    private Person alice;

    @BeforeEach
    void signUp() {
        alice = Person.signedUp();
        Sql.execute("create sequence attempts");
        Sql.execute("create table level (name text)");
    }

    @AfterEach
    void removeTheTrigger() {
        Sql.execute("drop trigger if exists failing on audit_event");
        Sql.execute("drop function if exists fail()");
        Sql.execute("drop sequence attempts");
        Sql.execute("drop table level");
        Sql.execute("alter database " + Sql.one("select current_database()") + " reset default_transaction_isolation");
    }

    @ParameterizedTest
    @MethodSource("io.keyfolio.identity.audit.MutatingRequest#all")
    void mutationIsRepeatedAfterAConflictAndLeavesItsEventsOnce(MutatingRequest mutatingRequest) {
        Supplier<Response> request = mutatingRequest.preparation().apply(alice);
        long before = events();
        fail(AT_ONCE, 1, "40001", "sorry");

        Response answer = request.get();

        assertTrue(answer.statusCode() < 300, answer::asString);
        assertEquals(before + mutatingRequest.events().size(), events());
    }

    @ParameterizedTest
    @CsvSource({
        "40P01, deadlock detected",
        "55P03, could not obtain lock",
        "26000, prepared statement does not exist",
        "0A000, cached plan must not change result type"
    })
    void mutationIsRepeatedAfterEveryFailureThatPasses(String code, String message) {
        fail(AT_ONCE, 1, code, message);

        assertEquals(200, changePreferences().statusCode());
        assertEquals("2", attempts());
    }

    @ParameterizedTest
    @CsvSource({"40001, 503, 2", "55P03, 503, 2", "57014, 503, 1", "0A000, 500, 1", "23514, 500, 1"})
    void mutationIsTriedTwiceAtMost(String code, int status, String attempts) {
        fail(AT_ONCE, 9, code, "sorry");

        Response answer = changePreferences();

        assertEquals(status, answer.statusCode(), answer::asString);
        assertEquals(attempts, attempts());
        if (status == 503) {
            answer.then()
                    .header("Retry-After", equalTo("2"))
                    .body("detail", equalTo("The service has too much to do at the moment. Try again in a moment."));
        }
    }

    /** The connection that has lost its statements is replaced. */
    @Test
    void serviceIsWellAfterItsPreparedStatementsWereDiscarded() {
        Sql.execute("create function fail() returns trigger language plpgsql as $$"
                + " begin execute 'deallocate all'; return new; end $$");
        Sql.execute(AT_ONCE);
        changePreferences();
        Sql.execute("drop trigger failing on audit_event");

        assertEquals(200, changePreferences().statusCode());
        assertEquals(200, alice.signedIn().get("/v1/profile/api-keys").statusCode());
        assertEquals(200, alice.signedIn().get("/v1/profile/preferences").statusCode());
        assertEquals(
                200, alice.issue("ci").request().get("/v1/profile/preferences").statusCode());
    }

    @Test
    void failedCommitIsNotRepeated() {
        fail(AT_COMMIT, 1, "40001", "sorry");

        Response plain = changePreferences();

        assertEquals(503, plain.statusCode());
        assertEquals("1", attempts());
        assertEquals("dark", alice.signedIn().get("/v1/profile/preferences").path("payload.theme"));
    }

    @ParameterizedTest
    @MethodSource("io.keyfolio.identity.audit.MutatingRequest#all")
    void mutationReadsCommittedRowsWhateverTheDatabasesDefault(MutatingRequest mutatingRequest) {
        Sql.execute("alter database " + Sql.one("select current_database()")
                + " set default_transaction_isolation = 'serializable'");
        Sql.execute("select pg_terminate_backend(pid, 10000) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()");
        Supplier<Response> request = mutatingRequest.preparation().apply(alice);
        fail(AT_ONCE, 0, "40001", "sorry");

        Response answer = request.get();

        assertTrue(answer.statusCode() < 300, answer::asString);
        assertEquals("read committed", Sql.one("select string_agg(distinct name, ', ') from level"));
    }

    private static void fail(String trigger, int attempts, String code, String message) {
        Sql.execute(FAILING.formatted(attempts, message, code));
        Sql.execute(trigger);
    }

    private Response changePreferences() {
        return alice.signedIn()
                .contentType(ContentType.JSON)
                .body(Map.of("theme", "light"))
                .put("/v1/profile/preferences");
    }

    private static String attempts() {
        return Sql.one("select last_value from attempts");
    }

    private static long events() {
        return Long.parseLong(Sql.one("select count(*) from audit_event"));
    }
}
