package io.keyfolio.concurrency;

import static io.keyfolio.testing.Person.bearer;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.AtOnce;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ConcurrentRegenerateTest {

    private static final int LIMIT = 100;
    private static final int ROOM = 5;
    private static final int AT_ONCE = 16;

    @Test
    void limitHoldsHoweverManyAskAtOnce() {
        Person alice = Person.signedUp();
        IntStream.range(0, LIMIT - ROOM).forEach(number -> alice.issue("key " + number));

        List<Response> answers = AtOnce.run(AT_ONCE, number -> alice.signedIn().post("/v1/profile/api-keys"));

        assertEquals(ROOM, having(answers, 200).size());
        having(answers, 422).forEach(answer -> answer.then().body("errors", hasKey("api_keys")));
        assertEquals(AT_ONCE - ROOM, having(answers, 422).size());
        alice.signedIn().get("/v1/profile/api-keys").then().body("", hasSize(LIMIT));
    }

    @Test
    void roomOfRevokedKeysIsGivenBackOnce() {
        Person alice = Person.signedUp();
        List<Person.Key> keys = IntStream.range(0, LIMIT)
                .mapToObj(number -> alice.issue("key " + number))
                .toList();
        Person.Key revoked = keys.get(0);

        List<Response> answers =
                AtOnce.run(AT_ONCE, number -> alice.signedIn().delete("/v1/profile/api-keys/{id}", revoked.id()));

        assertEquals(1, having(answers, 200).size());
        assertEquals(AT_ONCE - 1, having(answers, 404).size());
        alice.issue("the one there is room for");
        alice.signedIn().post("/v1/profile/api-keys").then().statusCode(422);
    }

    @Test
    void regeneratingAndRevokingAtOnceLeavesAtMostOneKey() {
        Person alice = Person.signedUp();
        Person.Key key = alice.issue("ci");

        List<Response> answers = AtOnce.run(
                AT_ONCE,
                number -> number % 2 == 0
                        ? alice.signedIn().delete("/v1/profile/api-keys/{id}", key.id())
                        : alice.signedIn().post("/v1/profile/api-keys/{id}/regenerate", key.id()));

        assertEquals(1, having(answers, 200).size());
        assertEquals(AT_ONCE - 1, having(answers, 404).size());
        key.request().get("/api/profile").then().statusCode(401);
    }

    @Test
    void regeneratingAtOnceHasOneWinner() {
        Person alice = Person.signedUp();
        Person.Key key = alice.issue("ci");

        List<Response> answers =
                AtOnce.run(AT_ONCE, number -> alice.signedIn().post("/v1/profile/api-keys/{id}/regenerate", key.id()));

        assertEquals(1, having(answers, 200).size());
        assertEquals(AT_ONCE - 1, having(answers, 404).size());
        alice.signedIn().get("/v1/profile/api-keys").then().body("", hasSize(1));
        key.request().get("/api/profile").then().statusCode(401);
        bearer(having(answers, 200).get(0).path("plain_text_token"))
                .get("/api/profile")
                .then()
                .statusCode(200);
    }

    @Test
    void keyMayRegenerateItselfOnce() {
        Person alice = Person.signedUp();
        Person.Key key = alice.issue("ci");

        List<Response> answers =
                AtOnce.run(AT_ONCE, number -> key.request().post("/v1/profile/api-keys/{id}/regenerate", key.id()));

        assertEquals(1, having(answers, 200).size());
        assertEquals(
                AT_ONCE - 1, having(answers, 404).size() + having(answers, 401).size());
        alice.signedIn().get("/v1/profile/api-keys").then().body("", hasSize(1));
    }

    private static List<Response> having(List<Response> answers, int status) {
        return answers.stream().filter(answer -> answer.statusCode() == status).toList();
    }
}
