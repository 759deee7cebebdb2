package io.keyfolio.operations;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.AtOnce;
import io.keyfolio.testing.Await;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.Sql;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Statements that find the queue of the connection pool full are refused at once. */
@QuarkusTest
@WithTestResource(
        value = PostgresResource.class,
        initArgs = {
            @ResourceArg(name = "keyfolio.db.pool-size", value = "1"),
            @ResourceArg(name = "keyfolio.clean-up.every", value = "1H"),
            @ResourceArg(name = "keyfolio.api-key.last-use-flush", value = "1H"),
            @ResourceArg(name = "keyfolio.sessions.last-seen-flush", value = "1H")
        })
class FullPoolTest {

    /** One statement runs, and a hundred wait for its connection. */
    private static final int ADMITTED = 101;

    private static final int TOO_MANY = 20;

    @Test
    void requestsBeyondTheQueueAreRefusedAtOnceAndTheOthersServed() {
        List<Person.Key> keys = IntStream.range(0, ADMITTED + TOO_MANY)
                .mapToObj(number -> Person.signedUp().issue("unseen"))
                .toList();
        AtomicInteger answered = new AtomicInteger();

        List<Response> answers = Sql.whileLocked("api_key", () -> {
                    CompletableFuture<List<Response>> asked = CompletableFuture.supplyAsync(
                            () -> AtOnce.run(keys.size(), number -> get(keys.get(number), answered)));
                    Await.until(answered::get, count -> count == TOO_MANY);
                    return asked;
                })
                .join();

        List<Response> refused =
                answers.stream().filter(answer -> answer.statusCode() != 200).toList();
        assertEquals(TOO_MANY, refused.size());
        refused.forEach(answer -> answer.then()
                .statusCode(503)
                .header("Retry-After", equalTo("2"))
                .body("detail", equalTo("The service has too much to do at the moment. Try again in a moment.")));
        assertTrue(keys.stream().allMatch(key -> get(key, answered).statusCode() == 200));
    }

    private static Response get(Person.Key key, AtomicInteger answered) {
        Response answer = key.request().get("/v1/profile/preferences");
        answered.incrementAndGet();
        return answer;
    }
}
