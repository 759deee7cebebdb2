package io.keyfolio.testing;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;

/** Requests that take usernames, change them and give them up. */
public final class Names {

    private static final String PASSWORD = "a secret of mine";

    private Names() {}

    /** A username that nobody has. */
    public static String unique() {
        return "n" + UUID.randomUUID().toString().replace("-", "");
    }

    /** Signs up with a username in the account API. */
    public static Response signUp(String username) {
        return post(
                "/api/signup", Map.of("username", username, "email", unique() + "@example.com", "password", PASSWORD));
    }

    /** Registers with a name in the developer API, and returns the username that the service derives. */
    public static String register(String name) {
        Response answer = post(
                "/v1/auth/register",
                Map.of(
                        "name", name,
                        "email", unique() + "@example.com",
                        "password", PASSWORD,
                        "password_confirmation", PASSWORD));
        return Person.bearer(answer.path("access_token")).get("/api/profile").path("user.username");
    }

    /** Changes the username. */
    public static Response change(Person person, String username) {
        return person.signedIn()
                .contentType(ContentType.JSON)
                .body(Map.of("username", username))
                .put("/api/profile/username");
    }

    /** Changes the name in the developer API. */
    public static Response changeDisplayName(Person person, String name) {
        return person.signedIn()
                .contentType(ContentType.JSON)
                .body(Map.of("name", name))
                .patch("/v1/auth/user");
    }

    /** Deletes the account. */
    public static Response delete(Person person) {
        return person.signedIn()
                .contentType(ContentType.JSON)
                .body(Map.of("password", person.password()))
                .delete("/v1/auth/user");
    }

    private static Response post(String path, Map<String, String> body) {
        return Person.anonymous().contentType(ContentType.JSON).body(body).post(path);
    }
}
