package io.keyfolio.operations;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.operations.DatabaseRequests.Answer;
import io.keyfolio.testing.Await;
import io.keyfolio.testing.LoggedErrors;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.ServiceRoleResource;
import io.keyfolio.testing.Sql;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** While the database is reachable and cannot be used, the service answers 503, logs what helps, and recovers without a restart. */
@QuarkusTest
@WithTestResource(
        value = ServiceRoleResource.class,
        initArgs = @ResourceArg(name = "keyfolio.change-feed.enabled", value = "false"))
class DatabaseMisconfiguredTest {

    private static final String ROLE = ServiceRoleResource.SERVICE;
    private static final String TABLES = "account, session, api_key, agent, audit_event";
    private static final String LOGGER = "io.keyfolio.platform.problem.DatabaseUnavailable: ";

    private Person introspector;
    private Person alice;
    private Person.Key key;
    private Fault present;

    @BeforeEach
    void arrange() {
        introspector = Person.introspector();
        alice = Person.signedUp();
        key = alice.issue("ci");
    }

    @AfterEach
    void mend() {
        if (present != null) {
            present.mend();
            present = null;
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "READ_ONLY")
    void everyRequestIsRefusedUntilItIsMended(Fault fault) {
        try (LoggedErrors log = LoggedErrors.andWarnings()) {
            begin(fault);

            DatabaseRequests.ofEveryKind(alice, key).forEach(request -> assertUnavailable(request.get()));
            assertUnavailableToClient(introspection());

            assertLogged(fault, log);
        }
        mend();
        assertServed();
    }

    @Test
    void readOnlyDatabaseIsNoPrimary() {
        try (LoggedErrors log = LoggedErrors.andWarnings()) {
            begin(Fault.READ_ONLY);

            DatabaseRequests.ofEveryKind(alice, key).forEach(request -> assertUnavailable(request.get()));

            assertLogged(Fault.READ_ONLY, log);
        }
        mend();
        assertServed();
    }

    private void begin(Fault fault) {
        present = fault;
        fault.begin();
    }

    private Response introspection() {
        return introspector.signedIn().formParam("token", key.token()).post("/oauth2/introspect");
    }

    private static void assertUnavailable(Answer answer) {
        assertEquals(
                503,
                answer.response().statusCode(),
                () -> answer.path() + ": " + answer.response().asString());
        answer.response()
                .then()
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("[1-9][0-9]*"))
                .body("detail", equalTo("The database cannot be reached at the moment. Try again in a few seconds."))
                .body(
                        answer.path().startsWith("/api/") ? "error" : "description",
                        equalTo(answer.response().path("detail")));
    }

    private static void assertUnavailableToClient(Response answer) {
        answer.then()
                .statusCode(503)
                .contentType("application/json")
                .header("Retry-After", matchesPattern("[1-9][0-9]*"))
                .body("error", equalTo("temporarily_unavailable"));
    }

    /** One line for all requests, and no stack trace. */
    private static void assertLogged(Fault fault, LoggedErrors log) {
        List<String> lines =
                log.messages().stream().filter(line -> line.startsWith(LOGGER)).toList();
        assertEquals(1, lines.size(), lines::toString);
        assertTrue(lines.get(0).contains("Database unavailable: " + fault.words), lines::toString);
        assertTrue(log.messages().stream().noneMatch(line -> line.contains(" failed: urn:uuid")));
    }

    private void assertServed() {
        Await.until(() -> key.request().get(DatabaseRequests.PREFERENCES).statusCode(), status -> status == 200);
        DatabaseRequests.ofEveryKind(alice, key)
                .forEach(request -> assertTrue(request.get().response().statusCode() < 500));
        assertEquals(200, introspection().statusCode());
    }

    /** What an operator can do to a database that the service uses. */
    private enum Fault {
        RIGHT_REVOKED(
                "the role lacks a right",
                "revoke select on " + TABLES + " from " + ROLE,
                "select grant_service('" + ROLE + "')"),
        TABLE_RENAMED(
                "a table is missing",
                "alter table account rename to account_away; alter table session rename to session_away; "
                        + "alter table api_key rename to api_key_away",
                "alter table account_away rename to account; alter table session_away rename to session; "
                        + "alter table api_key_away rename to api_key"),
        COLUMN_RENAMED(
                "the schema lacks a column or a function",
                "alter table account rename email_key to email_key_away; "
                        + "alter table account rename theme to theme_away",
                "alter table account rename email_key_away to email_key; "
                        + "alter table account rename theme_away to theme"),
        LOGIN_REFUSED(
                "the role or its password is refused",
                "alter role " + ROLE + " nologin",
                "alter role " + ROLE + " login"),
        NO_CONNECTIONS_LEFT(
                "the server or the role has too many connections",
                "alter role " + ROLE + " connection limit 0",
                "alter role " + ROLE + " connection limit -1"),
        READ_ONLY(
                "no server is proven to be the primary",
                "alter role " + ROLE + " set default_transaction_read_only = on",
                "alter role " + ROLE + " reset default_transaction_read_only");

        private static final String END_CONNECTIONS =
                "select pg_terminate_backend(pid, 10000) from pg_stat_activity where usename = '" + ROLE + "'";

        private final String words;
        private final String breaking;
        private final String mending;

        Fault(String words, String breaking, String mending) {
            this.words = words;
            this.breaking = breaking;
            this.mending = mending;
        }

        /** Ends the connections, because most of this concerns new ones. */
        private void begin() {
            Sql.execute(breaking);
            Sql.execute(END_CONNECTIONS);
        }

        private void mend() {
            Sql.execute(mending);
            Sql.execute(END_CONNECTIONS);
        }
    }
}
