package io.keyfolio.operations;

import io.keyfolio.testing.Person;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Requests that the service cannot answer without the database. */
final class DatabaseRequests {

    static final String PREFERENCES = "/v1/profile/preferences";
    static final String KEYS = "/v1/profile/api-keys";
    static final String PROFILE = "/api/profile";

    private DatabaseRequests() {}

    /** Requests with each kind of credential and to both APIs, which read, write and use transactions. */
    static List<Supplier<Answer>> ofEveryKind(Person person, Person.Key key) {
        Map<String, String> login = Map.of("email", person.email(), "password", person.password());
        return List.of(
                get(PREFERENCES, person.session()),
                get(PREFERENCES, key.token()),
                get(PREFERENCES, person.accountKey()),
                get(PROFILE, person.session()),
                get(PROFILE, key.token()),
                get(KEYS, key.token()),
                post(KEYS, key.token(), Map.of("name", "another")),
                post("/api/login", login),
                post("/v1/auth/login", login),
                post("/api/signup", newAccount()),
                post("/v1/auth/register", newDeveloper()));
    }

    static Supplier<Answer> get(String path, String token) {
        return () -> new Answer(path, Person.bearer(token).get(path));
    }

    private static Supplier<Answer> post(String path, Map<String, String> body) {
        return () -> new Answer(
                path,
                Person.anonymous().contentType(ContentType.JSON).body(body).post(path));
    }

    private static Supplier<Answer> post(String path, String token, Map<String, String> body) {
        return () -> new Answer(
                path,
                Person.bearer(token).contentType(ContentType.JSON).body(body).post(path));
    }

    private static Map<String, String> newAccount() {
        String unique = UUID.randomUUID().toString();
        return Map.of("username", unique, "email", unique + "@example.com", "password", "pass-word");
    }

    private static Map<String, String> newDeveloper() {
        String email = UUID.randomUUID() + "@example.com";
        return Map.of("name", "Dev", "email", email, "password", "pass-word", "password_confirmation", "pass-word");
    }

    /** A response and its path. */
    record Answer(String path, Response response) {}
}
