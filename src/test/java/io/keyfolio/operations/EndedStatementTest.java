package io.keyfolio.operations;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.Sql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An operator ends statements of requests, or their connections. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class EndedStatementTest {

    private static final String WAITING = " from pg_stat_activity where datname = current_database()"
            + " and wait_event_type = 'Lock' and query like '%1$s%%'";

    @ParameterizedTest
    @CsvSource({
        "pg_cancel_backend, /api/profile/regenerate-api-key, error",
        "pg_cancel_backend, /v1/profile/api-keys, description",
        "pg_terminate_backend, /api/profile/regenerate-api-key, error",
        "pg_terminate_backend, /v1/profile/api-keys, description"
    })
    void requestIsRefusedInItsDialectAndTheNextOneServed(String end, String path, String sentence) {
        Person alice = Person.signedUp();
        String row = "select from account where username = '" + alice.username() + "' for update";

        Response answer = whileWaiting(row, "update account", end, () -> post(alice, path));

        answer.then()
                .statusCode(503)
                .header("Retry-After", equalTo("2"))
                .body(sentence, equalTo(answer.path("detail")));
        assertTrue(post(alice, path).statusCode() < 300);
    }

    /** A look-up of a credential, which is no transaction. */
    @ParameterizedTest
    @CsvSource({
        "pg_cancel_backend, /api/profile, error",
        "pg_cancel_backend, /v1/profile/preferences, description",
        "pg_terminate_backend, /api/profile, error",
        "pg_terminate_backend, /v1/profile/preferences, description"
    })
    void lookUpIsRefusedInItsDialectAndTheNextOneServed(String end, String path, String sentence) {
        Person.Key key = Person.signedUp().issue("unseen");

        Response answer = whileWaiting(
                "lock table api_key", "select", end, () -> key.request().get(path));

        answer.then()
                .statusCode(503)
                .header("Retry-After", equalTo("2"))
                .body(sentence, equalTo(answer.path("detail")));
        assertEquals(200, key.request().get(path).statusCode());
    }

    private static Response whileWaiting(String lock, String statement, String end, Supplier<Response> request) {
        return Sql.whileHolding(lock, () -> {
            CompletableFuture<Response> asked = CompletableFuture.supplyAsync(request);
            String waiting = WAITING.formatted(statement);
            Await.until(() -> Sql.one("select count(*)" + waiting), "1"::equals);
            return withoutPrintedError(() -> {
                Sql.execute("select " + end + "(pid)" + waiting);
                return asked.join();
            });
        });
    }

    /** The Vert.x client prints the stack trace of an error that nobody handles. */
    private static Response withoutPrintedError(Supplier<Response> action) {
        PrintStream standardError = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Response response = action.get();
            assertEquals("", printed.toString(StandardCharsets.UTF_8));
            return response;
        } finally {
            System.setErr(standardError);
        }
    }

    private static Response post(Person person, String path) {
        return person.signedIn()
                .contentType(ContentType.JSON)
                .body(path.startsWith("/v1") ? Map.of("name", "ci") : Map.of())
                .post(path);
    }
}
