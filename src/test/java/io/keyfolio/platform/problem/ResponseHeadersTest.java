package io.keyfolio.platform.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ResponseHeadersTest {

    private static final String UUID_FORM = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    static List<Exchange> exchanges() {
        return List.of(
                new Exchange("GET", "/api/profile", "", 200),
                new Exchange("POST", "/api/profile/regenerate-api-key", "", 200),
                new Exchange("POST", "/api/signup", "{}", 400),
                new Exchange("GET", "/api/nope", "", 404),
                new Exchange("GET", "/api/login", "", 405),
                new Exchange("GET", "/v1/profile/preferences", "", 200),
                new Exchange("POST", "/v1/profile/api-keys", "{}", 200),
                new Exchange("POST", "/v1/auth/logout", "", 204),
                new Exchange("PUT", "/v1/profile/preferences", "{", 400),
                new Exchange("PUT", "/v1/profile/preferences", "{\"theme\":1}", 422),
                new Exchange("GET", "/v1/nope", "", 404),
                new Exchange("PUT", "/v1/profile/preferences", "{\"a\":\"" + "a".repeat(70_000) + "\"}", 413));
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void fitRequestIdIsReturned(Exchange exchange) {
        String id = "order-42:a/B_c.d=+";

        var answer = exchange.send(Person.signedUp().signedIn().header("X-Request-Id", id));

        assertEquals(exchange.status(), answer.statusCode());
        assertEquals(List.of(id), answer.headers().getValues("X-Request-Id"));
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void missingRequestIdIsMade(Exchange exchange) {
        Person alice = Person.signedUp();

        var answer = exchange.send(alice.signedIn());

        List<String> ids = answer.headers().getValues("X-Request-Id");
        assertEquals(exchange.status(), answer.statusCode());
        assertEquals(1, ids.size());
        assertTrue(ids.get(0).matches(UUID_FORM));
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void answerIsStoredByNobody(Exchange exchange) {
        var answer = exchange.send(Person.signedUp().signedIn());

        assertEquals(exchange.status(), answer.statusCode());
        assertEquals(List.of("no-store"), answer.headers().getValues("Cache-Control"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "<script>", "\"quoted\"", "a;b", "a\tb", "{json}", "é"})
    void requestIdUnfitForALogLineIsReplaced(String id) {
        var answer = Person.anonymous().header("X-Request-Id", id).get("/api/profile");

        assertEquals(401, answer.statusCode());
        assertTrue(answer.header("X-Request-Id").matches(UUID_FORM));
    }

    @Test
    void requestIdMayHave128CharactersAndNoMore() {
        String longest = "a".repeat(128);

        var fits = Person.anonymous().header("X-Request-Id", longest).get("/v1/auth/user");
        var tooLong = Person.anonymous().header("X-Request-Id", longest + "a").get("/v1/auth/user");

        assertEquals(longest, fits.header("X-Request-Id"));
        assertTrue(tooLong.header("X-Request-Id").matches(UUID_FORM));
    }

    @Test
    void eachRequestGetsAnIdOfItsOwn() {
        var first = Person.anonymous().get("/api/profile");
        var second = Person.anonymous().get("/api/profile");

        assertNotEquals(first.header("X-Request-Id"), second.header("X-Request-Id"));
    }

    @Test
    void refusalWithoutACredentialIsStoredByNobody() {
        var byAccountApi = Person.anonymous().get("/api/profile");
        var byDeveloperApi = Person.anonymous().get("/v1/auth/user");

        assertEquals(List.of("no-store"), byAccountApi.headers().getValues("Cache-Control"));
        assertEquals(List.of("no-store"), byDeveloperApi.headers().getValues("Cache-Control"));
    }

    /** A request with a session token, and the status of its response. */
    record Exchange(String method, String path, String body, int status) {

        Response send(RequestSpecification request) {
            if (!body.isEmpty()) {
                request.contentType(ContentType.JSON).body(body);
            }
            return request.request(method, path);
        }

        @Override
        public String toString() {
            return status + " " + method + " " + path;
        }
    }
}
