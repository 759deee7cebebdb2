package io.keyfolio.exchange;

import static io.restassured.http.ContentType.JSON;

import io.keyfolio.testing.Person;
import io.keyfolio.testing.Tokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** A request of each kind. Its response is the same for every transport. */
record Exchange(String name, Function<Person, Response> request) {

    static final List<Exchange> ALL = List.of(
            new Exchange("sign-up", alice -> json(newcomer("username")).post("/api/signup")),
            new Exchange("register", alice -> json(newcomer("name")).post("/v1/auth/register")),
            new Exchange("taken-name", alice -> json(Map.of(
                            "username", alice.username(), "email", "a@example.com", "password", "correct horse"))
                    .post("/api/signup")),
            new Exchange("log-in", alice -> json(Map.of("email", alice.email(), "password", alice.password()))
                    .post("/v1/auth/login")),
            new Exchange("wrong-password", alice -> json(Map.of("email", alice.email(), "password", "wrong"))
                    .post("/api/login")),
            new Exchange("refresh-with-token-in-body", alice -> json(Map.of("token", alice.session()))
                    .post("/api/auth/refresh")),
            new Exchange("profile", alice -> alice.signedIn().get("/api/profile")),
            new Exchange("user", alice -> alice.signedIn().get("/v1/auth/user")),
            new Exchange("preferences-change", alice -> alice.signedIn()
                    .contentType(JSON)
                    .body(Map.of("timezone", "America/New_York"))
                    .put("/v1/profile/preferences")),
            new Exchange("unknown-theme", alice -> alice.signedIn()
                    .contentType(JSON)
                    .body(Map.of("theme", "pink"))
                    .put("/v1/profile/preferences")),
            new Exchange("avatar", alice -> alice.signedIn()
                    .contentType(JSON)
                    .body(Map.of("avatar_url", "https://example.com/%C3%A4.png"))
                    .post("/api/profile/upload-avatar")),
            new Exchange("key-creation", alice -> alice.signedIn()
                    .contentType(JSON)
                    .body(Map.of("name", "ci"))
                    .post("/v1/profile/api-keys")),
            new Exchange("key-use", alice -> alice.issue("ci").request().get("/v1/profile/api-keys")),
            new Exchange("key-without-ability", alice -> alice.issue(
                            Map.of("name", "ci", "abilities", List.of("profile:read")))
                    .request()
                    .get("/v1/profile/preferences")),
            new Exchange("key-revocation", alice -> alice.signedIn()
                    .delete("/v1/profile/api-keys/{id}", alice.issue("ci").id())),
            new Exchange("unknown-key", alice -> alice.signedIn().delete("/v1/profile/api-keys/999999999")),
            new Exchange("key-id-that-is-none", alice -> alice.signedIn().delete("/v1/profile/api-keys/one")),
            new Exchange("mistyped-key", alice -> Person.bearer(
                            Tokens.withWrongChecksum(alice.issue("ci").token()))
                    .get("/v1/profile/preferences")),
            new Exchange("log-out", alice -> alice.signedIn().post("/v1/auth/logout")),
            new Exchange("no-credential", alice -> Person.anonymous().get("/api/profile")),
            new Exchange(
                    "no-credential-for-developers", alice -> Person.anonymous().get("/v1/profile/preferences")),
            new Exchange("two-credentials", alice -> alice.signedIn()
                    .header("Authorization", "Bearer " + alice.accountKey())
                    .get("/api/profile")),
            new Exchange("unknown-account-path", alice -> Person.anonymous().get("/api/nothing/here")),
            new Exchange("unknown-developer-path", alice -> Person.anonymous().get("/v1/nothing")),
            new Exchange("unknown-path", alice -> Person.anonymous().get("/nothing?a=1&b=%20")),
            new Exchange("wrong-method", alice -> Person.anonymous().delete("/api/login")),
            new Exchange("no-body", alice -> Person.anonymous().post("/v1/auth/login")),
            new Exchange(
                    "no-body-but-a-type",
                    alice -> Person.anonymous().contentType(JSON).post("/api/login")),
            new Exchange("empty-object", alice -> json("{}").post("/api/signup")),
            new Exchange("broken-json", alice -> json("{\"email\":").post("/v1/auth/login")),
            new Exchange("broken-text", alice -> json(new byte[] {'{', '"', (byte) 0xff, '"'})
                    .post("/api/login")),
            new Exchange("binary-body", alice -> Person.anonymous()
                    .contentType("application/octet-stream")
                    .body(new byte[] {0, 1, (byte) 0xfe, (byte) 0xff})
                    .post("/api/login")),
            new Exchange("form", alice -> Person.anonymous()
                    .formParam("email", "a@example.com")
                    .post("/v1/auth/login")),
            new Exchange("too-large-body", alice -> json("\"" + "x".repeat(70_000) + "\"")
                    .post("/api/login")),
            new Exchange(
                    "unacceptable",
                    alice -> alice.signedIn().accept("image/png").get("/api/profile")),
            new Exchange("several-acceptable", alice -> alice.signedIn()
                    .header("Accept", "text/html")
                    .header("Accept", "application/json;q=0.9")
                    .get("/v1/profile/preferences")),
            new Exchange("cookies", alice -> alice.signedIn()
                    .cookie("first", "1")
                    .cookie("second", "a,b")
                    .get("/v1/profile/preferences")),
            new Exchange(
                    "request-id",
                    alice -> Person.anonymous().header("X-Request-Id", "mine-1").get("/v1/auth/user")),
            new Exchange("head", alice -> alice.signedIn().head("/api/profile")),
            new Exchange("options", alice -> Person.anonymous().options("/v1/profile/api-keys")),
            new Exchange("health", alice -> Person.anonymous().get("/q/health")),
            new Exchange("metrics", alice -> Person.anonymous().get("/q/metrics")),
            new Exchange("swagger-ui", alice -> Person.anonymous().get("/q/swagger-ui/")));

    /** Sends the request for an account that has just signed up. */
    Response with(Person alice) {
        return request.apply(alice);
    }

    String fileName() {
        return name + ".txt";
    }

    @Override
    public String toString() {
        return name;
    }

    private static RequestSpecification json(Object body) {
        return Person.anonymous().contentType(JSON).body(body);
    }

    private static RequestSpecification json(byte[] body) {
        return Person.anonymous().contentType(JSON).body(body);
    }

    private static Map<String, String> newcomer(String nameField) {
        String name = "p" + UUID.randomUUID().toString().replace("-", "");
        return Map.of(
                nameField,
                name,
                "email",
                name + "@example.com",
                "password",
                "correct horse",
                "password_confirmation",
                "correct horse");
    }
}
