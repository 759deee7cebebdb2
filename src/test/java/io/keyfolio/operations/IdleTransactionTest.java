package io.keyfolio.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.CountedPostgresResource;
import io.keyfolio.testing.CountingProxy;
import io.keyfolio.testing.HeldAnswer;
import io.keyfolio.testing.Person;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** PostgreSQL ends a transaction of the service that is idle for longer than a request may take, so its locks are free again. */
@QuarkusTest
@WithTestResource(
        value = CountedPostgresResource.class,
        initArgs = @ResourceArg(name = "keyfolio.request.timeout", value = "2S"))
class IdleTransactionTest {

    private CountingProxy database;

    @Test
    void rowOfAnIdleTransactionIsFreeAfterTheDeadline() throws InterruptedException {
        Person alice = Person.signedUp();
        HeldAnswer held = database.holdAnswerTo("update account");
        CompletableFuture<Response> first = CompletableFuture.supplyAsync(() -> change(alice, "light"));
        held.awaitArrival();

        Response idle = first.join();
        Response next = change(alice, "dark");
        held.release();

        assertEquals(503, idle.statusCode(), idle::asString);
        assertEquals("2", idle.header("Retry-After"));
        assertEquals(200, next.statusCode(), next::asString);
        assertEquals(200, change(alice, "light").statusCode());
    }

    private static Response change(Person person, String theme) {
        return person.signedIn()
                .contentType(ContentType.JSON)
                .body(Map.of("theme", theme))
                .put("/v1/profile/preferences");
    }
}
