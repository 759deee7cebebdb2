package io.keyfolio.identity.account;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Named.named;

import io.keyfolio.testing.AtOnce;
import io.keyfolio.testing.Await;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.Sql;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;

/** A transaction outside the service locks rows for a long time. */
@QuarkusTest
@WithTestResource(
        value = PostgresResource.class,
        initArgs = @ResourceArg(name = "keyfolio.request.timeout", value = "8S"))
class LockedAccountTest {

    private static final int MORE_THAN_THE_POOL = 30;
    private static final String WAITING = "select count(*) from pg_stat_activity"
            + " where datname = current_database() and wait_event_type = 'Lock'";

    /** Waiting statements of changes, without those of the clean-up. */
    private static final String WAITING_CHANGES = WAITING + " and query like 'update account %'";

    /** PostgreSQL ends the changes before the deadline of their requests. */
    static List<Named<Function<Person, Response>>> changes() {
        return List.of(
                named("preferences", LockedAccountTest::changePreferences),
                named("avatar", alice -> json(alice, Map.of("avatar_url", "https://example.com/a.png"))
                        .post("/api/profile/upload-avatar")),
                named("account API key", alice -> alice.signedIn().post("/api/profile/regenerate-api-key")),
                named("password", alice -> json(
                                alice, Map.of("current_password", alice.password(), "new_password", "another one"))
                        .post("/api/profile/reset-password")),
                named("new API key", alice -> json(alice, Map.of("name", "ci")).post("/v1/profile/api-keys")),
                named("login", alice -> json(
                                Person.anonymous(), Map.of("email", alice.email(), "password", alice.password()))
                        .post("/api/login")),
                named("refresh", alice -> alice.signedIn().post("/api/auth/refresh")),
                named("end of sessions", alice -> alice.signedIn().delete("/v1/auth/sessions")),
                named("deletion", alice -> json(alice, Map.of("password", alice.password()))
                        .delete("/v1/auth/user")));
    }

    /** The changes run at the same time, because each takes the time limit of PostgreSQL. */
    @Test
    void changesOfLockedAccountsAreRefusedAndFreeTheirConnections() {
        List<Named<Function<Person, Response>>> changes = changes();
        List<Person> people = changes.stream().map(change -> Person.signedUp()).toList();

        List<Response> answers = Sql.whileHolding(rowsOf(people), () -> {
            List<Response> refused = AtOnce.run(
                    changes.size(), number -> changes.get(number).getPayload().apply(people.get(number)));
            assertEquals("0", Sql.one(WAITING));
            return refused;
        });

        assertAll(IntStream.range(0, changes.size())
                .mapToObj(number -> () -> assertRefused(changes.get(number).getName(), answers.get(number))));
        people.forEach(person -> assertEquals(200, changePreferences(person).statusCode()));
    }

    /** The list writes the noted uses. A use that it cannot write stays noted. */
    @Test
    void keysAreListedWhileTheirRowsAreLocked() {
        Person alice = Person.signedUp();
        Person.Key key = alice.issue("ci");
        assertEquals(200, verify(key.token()));

        Response list =
                Sql.whileHolding("select from api_key where id = " + key.id() + " for update", () -> alice.signedIn()
                        .get("/v1/profile/api-keys"));

        String used = list.then().statusCode(200).extract().path("[0].last_used_at");
        assertNotNull(used);
        assertEquals(used, alice.signedIn().get("/v1/profile/api-keys").path("[0].last_used_at"));
    }

    @Test
    void othersAreServedWhileOneAccountIsLocked() {
        Person alice = Person.signedUp();
        Person bob = Person.signedUp();

        List<Integer> answers = Sql.whileHolding(
                        rowOf(alice),
                        () -> waiting("2", number -> changePreferences(alice), () -> {
                            assertEquals(200, changePreferences(bob).statusCode());
                            assertEquals(
                                    200,
                                    bob.signedIn().get("/v1/profile/api-keys").statusCode());
                            assertEquals(200, verify(bob.issue("unseen").token()));
                        }))
                .join();

        assertTrue(Set.of(200, 503).containsAll(answers), answers::toString);
        assertEquals(200, changePreferences(alice).statusCode());
    }

    @Test
    void credentialsAreLookedUpWhileAllAccountsAreLocked() {
        Person alice = Person.signedUp();
        String unseen = alice.issue("unseen").token();
        List<Person> others = IntStream.range(0, MORE_THAN_THE_POOL)
                .mapToObj(number -> Person.signedUp())
                .toList();

        List<Integer> answers = Sql.whileHolding(
                        "lock table account in exclusive mode",
                        () -> waiting(
                                "10",
                                number -> changePreferences(others.get(number)),
                                () -> assertEquals(200, verify(unseen))))
                .join();

        assertTrue(Set.of(200, 503).containsAll(answers), answers::toString);
    }

    /**
     * Sends all requests at the same time, runs an action while a number of them wait for the lock, and returns their
     * statuses.
     */
    private static CompletableFuture<List<Integer>> waiting(
            String count, IntFunction<Response> change, Runnable meanwhile) {
        CompletableFuture<List<Integer>> asked = CompletableFuture.supplyAsync(() ->
                AtOnce.run(MORE_THAN_THE_POOL, number -> change.apply(number).statusCode()));
        Await.until(() -> Sql.one(WAITING_CHANGES), count::equals);
        meanwhile.run();
        assertTrue(Integer.parseInt(Sql.one(WAITING_CHANGES)) <= Integer.parseInt(count), "more wait than may");
        return asked;
    }

    private static void assertRefused(String change, Response answer) {
        assertEquals(503, answer.statusCode(), change);
        assertEquals("2", answer.header("Retry-After"), change);
    }

    private static String rowOf(Person person) {
        return rowsOf(List.of(person));
    }

    private static String rowsOf(List<Person> people) {
        return people.stream()
                .map(person -> "'" + person.username() + "'")
                .collect(joining(", ", "select from account where username in (", ") for update"));
    }

    private static int verify(String token) {
        return Person.bearer(token).get("/v1/auth/verify").statusCode();
    }

    private static Response changePreferences(Person person) {
        return json(person, Map.of("theme", "light")).put("/v1/profile/preferences");
    }

    private static RequestSpecification json(Person person, Map<String, String> body) {
        return json(person.signedIn(), body);
    }

    private static RequestSpecification json(RequestSpecification request, Map<String, String> body) {
        return request.contentType(ContentType.JSON).body(body);
    }
}
