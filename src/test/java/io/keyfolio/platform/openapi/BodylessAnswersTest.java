package io.keyfolio.platform.openapi;

import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A response without a body has no media type, so every Accept header admits it. Generated clients send that of the
 * refusals.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class BodylessAnswersTest {

    private static final String PROBLEM = "application/problem+json";

    @ParameterizedTest
    @ValueSource(strings = {PROBLEM, "text/html", "image/png;q=0.1, text/csv", "nonsense", "application/json;q=0"})
    void answerWithoutABodyIsAcceptableToEverybody(String accept) {
        Person person = Person.signedUp();
        String other = person.logIn();

        assertDone(204, accepting(accept, other).post("/v1/auth/logout"));
        assertDone(204, accepting(accept, person.session()).delete("/v1/auth/sessions"));
        assertDone(200, accepting(accept, person.session()).get("/v1/auth/verify"));
        assertDone(200, accepting(accept, person.session()).post("/v1/auth/verify"));
        assertDone(200, accepting(accept, person.session()).get("/livez"));
        assertDone(200, accepting(accept, person.session()).get("/readyz"));
        String own = person.signedIn().get("/v1/auth/sessions").path("[0].id");
        assertDone(204, accepting(accept, person.session()).delete("/v1/auth/sessions/" + own));
        assertDone(
                204,
                accepting(accept, person.logIn())
                        .contentType(ContentType.JSON)
                        .body(Map.of("password", person.password()))
                        .delete("/v1/auth/user"));
    }

    /** A request that is not a handshake gets 426 instead of 406. */
    @Test
    void handshakeIsNotJudgedByItsAcceptHeader() {
        Person person = Person.signedUp();

        Response answer = accepting("text/html", person.accountKey()).get("/api/agents/connect");

        assertEquals(426, answer.statusCode());
    }

    /** This class covers all documented responses without a body. */
    @Test
    void allDocumentedAnswersWithoutABodyAreAsked() {
        Map<String, Map<String, Object>> paths =
                Person.anonymous().get("/q/openapi?format=json").path("paths");
        TreeSet<String> bodyless = new TreeSet<>();
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            if (operation instanceof Map<?, ?> described && answersWithoutABody(described.get("responses"))) {
                bodyless.add(method + " " + path);
            }
        }));

        assertEquals(
                List.of(
                        "delete /v1/auth/sessions",
                        "delete /v1/auth/sessions/{id}",
                        "delete /v1/auth/user",
                        "get /livez",
                        "get /readyz",
                        "get /v1/auth/verify",
                        "post /v1/auth/logout",
                        "post /v1/auth/verify"),
                List.copyOf(bodyless));
    }

    private static boolean answersWithoutABody(Object responses) {
        Stream<? extends Map.Entry<?, ?>> all = ((Map<?, ?>) responses).entrySet().stream();
        return all.anyMatch(answer ->
                answer.getKey().toString().startsWith("2") && !((Map<?, ?>) answer.getValue()).containsKey("content"));
    }

    private static RequestSpecification accepting(String accept, String token) {
        return Person.bearer(token).header("Accept", accept);
    }

    private static void assertDone(int status, Response answer) {
        answer.then().statusCode(status).header("Content-Type", nullValue());
    }
}
