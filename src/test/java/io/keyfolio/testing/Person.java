package io.keyfolio.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;

/** Somebody with an account of their own, made for one test over the account API. */
public record Person(String username, String email, String password, String session, String accountKey) {

    /** The username of the account that may introspect tokens. */
    static final String INTROSPECTOR = "Introspector";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Signs up under names that nobody has. */
    public static Person signedUp() {
        return signedUp("p" + UUID.randomUUID().toString().replace("-", ""));
    }

    /** The one whose account may introspect tokens; it signs up when the service has not seen it. */
    public static synchronized Person introspector() {
        String email = INTROSPECTOR + "@example.com";
        String password = "pass-" + INTROSPECTOR;
        Response known = anonymous()
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password))
                .post("/api/login");
        return known.statusCode() == 200
                ? new Person(INTROSPECTOR, email, password, known.path("token"), known.path("user.api_key"))
                : signedUp(INTROSPECTOR);
    }

    private static Person signedUp(String unique) {
        String email = unique + "@example.com";
        String password = "pass-" + unique;
        JsonNode answer = json(
                201,
                anonymous()
                        .contentType(ContentType.JSON)
                        .body(Map.of("username", unique, "email", email, "password", password))
                        .post("/api/signup"));
        return new Person(unique, email, password, text(answer, "/token"), text(answer, "/user/api_key"));
    }

    /** A request without a credential. */
    public static RequestSpecification anonymous() {
        return given();
    }

    /** A request with a bearer token. */
    public static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    /** A request as this person, signed in. */
    public RequestSpecification signedIn() {
        return bearer(session);
    }

    /** A second session, opened by logging in. */
    public String logIn() {
        return text(
                json(
                        200,
                        anonymous()
                                .contentType(ContentType.JSON)
                                .body(Map.of("email", email, "password", password))
                                .post("/api/login")),
                "/token");
    }

    /** Makes an API key that may do everything. */
    public Key issue(String name) {
        return issue(Map.of("name", name));
    }

    /** Makes an API key from a request body. */
    public Key issue(Map<String, ?> wanted) {
        JsonNode answer =
                json(200, signedIn().contentType(ContentType.JSON).body(wanted).post("/v1/profile/api-keys"));
        return new Key(answer.required("id").longValue(), text(answer, "/plain_text_token"));
    }

    /** Without the paths of REST Assured, each of which compiles a script: people are made in nearly every test. */
    private static JsonNode json(int status, Response answer) {
        assertEquals(status, answer.statusCode(), answer::asString);
        try {
            return JSON.readTree(answer.asByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(JsonNode answer, String pointer) {
        return answer.requiredAt(pointer).textValue();
    }

    @Override
    public String toString() {
        return username;
    }

    /** An API key and its token. */
    public record Key(long id, String token) {

        /** A request with this key. */
        public RequestSpecification request() {
            return bearer(token);
        }
    }
}
