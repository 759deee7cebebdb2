package io.keyfolio.feature.recovery;

import static io.keyfolio.testing.Person.anonymous;

import io.keyfolio.testing.Person;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;

/** The routes of recovery in one of the two APIs. */
enum Recovery {
    ACCOUNT(
            "/api/auth/forgot-password",
            "/api/auth/reset-password",
            "/api/auth/verify-email",
            "/api/auth/resend-verification",
            "/api/profile/email",
            "/api/auth/undo-email-change",
            "error",
            400),
    DEVELOPER(
            "/v1/auth/password/forgot",
            "/v1/auth/password/reset",
            "/v1/auth/email/verify",
            "/v1/auth/email/resend",
            "/v1/auth/user/email",
            "/v1/auth/email/undo",
            "description",
            422);

    private final String forgot;
    private final String reset;
    private final String verify;
    private final String resend;
    private final String change;
    private final String undo;
    private final String sentence;
    private final int invalid;

    Recovery(
            String forgot,
            String reset,
            String verify,
            String resend,
            String change,
            String undo,
            String sentence,
            int invalid) {
        this.change = change;
        this.undo = undo;
        this.forgot = forgot;
        this.reset = reset;
        this.verify = verify;
        this.resend = resend;
        this.sentence = sentence;
        this.invalid = invalid;
    }

    /** The status of an answer to an invalid field. */
    int invalid() {
        return invalid;
    }

    /** The member of a refusal that says what is wrong. */
    String sentence() {
        return sentence;
    }

    Response forgot(String email) {
        return post(forgot, Map.of("email", email));
    }

    Response reset(String token, String password) {
        return reset(Map.of("token", token, "password", password));
    }

    Response reset(Map<String, ?> body) {
        return post(reset, body);
    }

    Response verify(String token) {
        return post(verify, Map.of("token", token));
    }

    Response resend(Person person) {
        return person.signedIn().post(resend);
    }

    /** Asks for another address, with the person's password. */
    Response change(Person person, String email) {
        return change(person.session(), email, person.password());
    }

    Response change(String token, String email, String password) {
        return Person.bearer(token)
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password))
                .put(change);
    }

    Response undo(String token) {
        return post(undo, Map.of("token", token));
    }

    private static Response post(String path, Map<String, ?> body) {
        return anonymous().contentType(ContentType.JSON).body(body).post(path);
    }
}
