package io.keyfolio.faults;

import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.CountedPostgresResource;
import io.keyfolio.testing.CountingProxy;
import io.keyfolio.testing.HeldAnswer;
import io.keyfolio.testing.Person;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * If the connection to PostgreSQL ends within a transaction, the change is complete or absent, and the service keeps
 * serving.
 */
@QuarkusTest
@WithTestResource(CountedPostgresResource.class)
class ConnectionCutTest {

    private static final String KEYS = "/v1/profile/api-keys";
    private static final String INSERT = "insert into api_key";
    private static final String COMMIT = "COMMIT";

    private CountingProxy proxy;

    private Person alice;
    private Person.Key key;

    @BeforeEach
    void arrange() {
        alice = Person.signedUp();
        key = alice.issue("ci");
    }

    @Test
    void keyIsNotMadeBeforeTheEnd() throws Exception {
        assertAway(cutAfter(INSERT, () -> alice.signedIn().post(KEYS)));

        assertKeys(1);
    }

    @Test
    void keyIsMadeWhenTheEndWasReached() throws Exception {
        assertAway(cutAfter(COMMIT, () -> alice.signedIn().post(KEYS)));

        assertKeys(2);
    }

    @Test
    void keyIsNotReplacedBeforeTheEnd() throws Exception {
        assertAway(cutAfter(INSERT, () -> alice.signedIn().post(KEYS + "/{id}/regenerate", key.id())));

        assertKeys(1);
        key.request().get("/v1/profile/preferences").then().statusCode(200);
    }

    /** No client has received the new token. The client has to regenerate the key again. */
    @Test
    void keyIsReplacedWhenTheEndWasReached() throws Exception {
        assertAway(cutAfter(COMMIT, () -> alice.signedIn().post(KEYS + "/{id}/regenerate", key.id())));

        assertKeys(1);
        key.request().get("/v1/profile/preferences").then().statusCode(401);
    }

    @Test
    void passwordIsNotChangedBeforeTheEnd() throws Exception {
        String other = alice.logIn();

        assertAway(cutAfter("delete from session", () -> alice.signedIn()
                .contentType(ContentType.JSON)
                .body(Map.of("current_password", alice.password(), "new_password", "another one"))
                .post("/api/profile/reset-password")));

        Person.bearer(other).get("/api/profile").then().statusCode(200);
        Person.bearer(alice.logIn()).get("/api/profile").then().statusCode(200);
    }

    private Response cutAfter(String statement, Supplier<Response> request) throws InterruptedException {
        HeldAnswer held = proxy.holdAnswerTo(statement);
        CompletableFuture<Response> answer = CompletableFuture.supplyAsync(request);
        held.awaitArrival();
        held.cut();
        return answer.join();
    }

    private static void assertAway(Response answer) {
        assertEquals(503, answer.statusCode(), answer::asString);
    }

    /** Checks the number of listed keys and the quota, which admits exactly the missing keys. */
    private void assertKeys(int number) {
        alice.signedIn().get(KEYS).then().body("", hasSize(number));
        int made = number;
        while (alice.signedIn().post(KEYS).statusCode() == 200) {
            made++;
        }
        assertEquals(100, made);
    }
}
