package io.keyfolio.platform.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.AtOnce;
import io.keyfolio.testing.Await;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.Sql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The number of concurrent lists of a kind is bounded. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ListConcurrencyLimitTest {

    private static final int WAIT = 100;
    private static final int TOO_MANY = 7;

    private Person alice;
    private Person bob;
    private Person carol;

    @BeforeEach
    void signUp() {
        alice = Person.signedUp();
        bob = Person.signedUp();
        carol = Person.signedUp();
    }

    /** Each list with its table, a unique part of its statement, and a list of another kind. */
    @ParameterizedTest
    @CsvSource({
        "/api/machines, agent, order by registered_at, /v1/auth/sessions",
        "/v1/profile/api-keys, api_key, key.token_end, /api/machines",
        "/v1/auth/sessions, session, order by coalesce, /v1/profile/api-keys"
    })
    void twoListsOfAKindAreReadAtOnceAndOneOfAnAccount(String list, String table, String statement, String other) {
        List<Person> people = List.of(alice, bob, carol);
        people.forEach(person -> assertEquals(200, status(person, list)));

        List<Integer> answers = Sql.whileLocked(table, () -> {
                    CompletableFuture<List<Integer>> ofAlice = askedAtOnce(8, number -> status(alice, list));
                    awaitReading("1", statement);
                    CompletableFuture<List<Integer>> ofAll =
                            askedAtOnce(24, number -> status(people.get(number % 3), list));
                    awaitReading("2", statement);
                    people.forEach(person -> assertEquals(200, status(person, other)));
                    people.forEach(person -> assertEquals(200, status(person, "/v1/auth/verify")));
                    awaitReading("2", statement);
                    return ofAlice.thenCombine(ofAll, ListConcurrencyLimitTest::joined);
                })
                .join();

        assertEquals(List.of(200), answers.stream().distinct().toList());
    }

    @ParameterizedTest
    @CsvSource({
        "/api/machines, agent, order by registered_at",
        "/v1/profile/api-keys, api_key, key.token_end",
        "/v1/auth/sessions, session, order by coalesce"
    })
    void moreThanMayWaitAreRefused(String list, String table, String statement) {
        assertEquals(200, status(alice, list));
        assertEquals(200, status(bob, list));
        Queue<Integer> answered = new ConcurrentLinkedQueue<>();

        List<Integer> answers = Sql.whileLocked(table, () -> {
                    CompletableFuture<List<Integer>> asked =
                            askedAtOnce(1 + WAIT + TOO_MANY, number -> noted(answered, status(alice, list)));
                    Await.until(answered::size, count -> count == TOO_MANY);
                    CompletableFuture<List<Integer>> others = askedAtOnce(1, number -> status(bob, list));
                    awaitReading("2", statement);
                    assertEquals(Collections.nCopies(TOO_MANY, 503), List.copyOf(answered));
                    return asked.thenCombine(others, ListConcurrencyLimitTest::joined);
                })
                .join();

        assertEquals(TOO_MANY, Collections.frequency(answers, 503));
        assertEquals(1 + WAIT + 1, Collections.frequency(answers, 200));
    }

    /** Waits until a number of connections of the pool wait for the table with the statement. */
    private static void awaitReading(String count, String statement) {
        Await.until(
                () -> Sql.one("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and wait_event_type = 'Lock' and pid <> pg_backend_pid() and position('" + statement
                        + "' in query) > 0"),
                count::equals);
    }

    private static CompletableFuture<List<Integer>> askedAtOnce(int count, IntFunction<Integer> question) {
        return CompletableFuture.supplyAsync(() -> AtOnce.run(count, question));
    }

    private static int noted(Queue<Integer> answered, int status) {
        answered.add(status);
        return status;
    }

    private static List<Integer> joined(List<Integer> some, List<Integer> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static int status(Person person, String path) {
        return person.signedIn().get(path).statusCode();
    }
}
