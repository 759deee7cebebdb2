package io.keyfolio.identity.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.ServiceRoleResource;
import io.keyfolio.testing.Sql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No role of the database can change audit events, or delete those of the last day. */
@QuarkusTest
@WithTestResource(ServiceRoleResource.class)
class AppendOnlyTest {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String ROWS = "select count(*) from audit_event where account_id = '%s'";

    private Person alice;
    private String account;

    @BeforeEach
    void signUp() {
        alice = Person.signedUp();
        account = alice.signedIn().get("/v1/auth/user").path("payload.uuid");
    }

    /** Every request works with a role that owns no table. Without that, operators could not use the grants. */
    @ParameterizedTest
    @MethodSource("io.keyfolio.identity.audit.MutatingRequest#all")
    void everythingIsServedByARoleThatOwnsNothing(MutatingRequest mutatingRequest) {
        Supplier<Response> request = mutatingRequest.preparation().apply(alice);

        Response answer = request.get();

        assertTrue(answer.statusCode() < 300, answer::asString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_event set action = 'nothing'",
                "delete from audit_event",
                "truncate audit_event",
                "alter table audit_event disable trigger audit_event_kept",
                "drop table audit_event",
                "select set_config('keyfolio.forgetting', 'audit_event', false); delete from audit_event",
                "update flyway_schema_history set checksum = 0",
                "create table another (id int)",
                "select grant_service('keyfolio_service')"
            })
    void serviceMayNotTouchWhatIsWritten(String statement) {
        assertRefused(ServiceRoleResource.SERVICE, statement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_event set action = 'nothing'",
                "delete from audit_event",
                "delete from audit_event where false",
                "truncate audit_event",
                "select forget_audit_events(now(), 10); delete from audit_event"
            })
    void ownerIsKeptFromMistakes(String statement) {
        assertRefused("postgres", statement);
    }

    @Test
    void everybodyElseMayNotForget() {
        Sql.execute("drop role if exists stranger");
        Sql.execute("create role stranger login");

        assertRefused("stranger", "select forget_audit_events(now(), 10)");
    }

    @Test
    void nothingOfTheLastDayIsForgotten() throws SQLException {
        Sql.executeAs(ServiceRoleResource.SERVICE, "select forget_audit_events(now() + interval '1 year', 1000000)");

        assertEquals("1", Sql.one(ROWS.formatted(account)));
    }

    /** Deletes more events than a batch holds. */
    @Test
    void oldEventsAreForgottenAndYoungerOnesKept() {
        Sql.execute("insert into audit_event (account_id, at, action, address) select '" + account
                + "', now() - interval '366 days', 'avatar.changed', '127.0.0.1' from generate_series(1, 2500)");
        Sql.execute("insert into audit_event (account_id, at, action, address) values ('" + account
                + "', now() - interval '364 days', 'avatar.changed', '127.0.0.1')");

        Await.until(() -> Sql.one(ROWS.formatted(account)), count -> Integer.parseInt(count) <= 2);

        assertEquals(List.of("avatar.changed", "account.created"), Trails.actions(alice.session()));
    }

    private void assertRefused(String role, String statement) {
        SQLException refusal = assertThrows(SQLException.class, () -> Sql.executeAs(role, statement));

        assertEquals(INSUFFICIENT_PRIVILEGE, refusal.getSQLState(), refusal::getMessage);
        assertEquals("1", Sql.one(ROWS.formatted(account)));
    }
}
