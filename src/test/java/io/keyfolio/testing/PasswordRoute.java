package io.keyfolio.testing;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;

/** A route that sets a new password, with the name of the field that holds it. */
public enum PasswordRoute {
    SIGN_UP("/api/signup", "password", 201),
    REGISTER("/v1/auth/register", "password", 201),
    CHANGE("/api/profile/reset-password", "new_password", 200);

    private final String path;
    private final String field;
    private final int success;

    PasswordRoute(String path, String field, int success) {
        this.path = path;
        this.field = field;
        this.success = success;
    }

    /** Sets the password of a new account. */
    public Response set(String password) {
        String name = "p" + UUID.randomUUID().toString().replace("-", "");
        String email = name + "@example.com";
        return switch (this) {
            case SIGN_UP -> post(Map.of("username", name, "email", email, "password", password));
            case REGISTER ->
                post(Map.of("name", name, "email", email, "password", password, "password_confirmation", password));
            case CHANGE -> change(Person.signedUp(), password);
        };
    }

    /** Changes the password of an account. */
    public static Response change(Person person, String password) {
        return person.signedIn()
                .contentType(ContentType.JSON)
                .body(Map.of("current_password", person.password(), "new_password", password))
                .post(CHANGE.path);
    }

    /** Asserts that the field is refused in the dialect of the route. */
    public void assertRefused(Response answer) {
        Api.of(path).assertFieldsRefused(answer, field);
    }

    /** The status when the password is accepted. */
    public int success() {
        return success;
    }

    private Response post(Map<String, String> body) {
        return Person.anonymous().contentType(ContentType.JSON).body(body).post(path);
    }
}
