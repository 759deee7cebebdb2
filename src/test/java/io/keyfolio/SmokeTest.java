package io.keyfolio;

import static io.restassured.RestAssured.given;

import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class SmokeTest {
    private void show(String what, io.restassured.response.Response r) {
        System.out.println(
                "### " + what + " -> " + r.statusCode() + " " + r.headers().asList() + "\n    " + r.asString());
    }

    @Test
    void walk() {
        var up = given().contentType("application/json")
                .body("{\"username\":\"ada\",\"email\":\"ada@example.com\",\"password\":\"s3cret!\"}")
                .post("/api/signup");
        show("signup", up);
        show(
                "dup",
                given().contentType("application/json")
                        .body("{\"username\":\"ada\",\"email\":\"adax@example.com\",\"password\":\"s3cret!\"}")
                        .post("/api/signup"));
        show(
                "dup2",
                given().contentType("application/json")
                        .body(
                                "{\"name\":\"ada\",\"email\":\"ada@example.com\",\"password\":\"s3cret!\",\"password_confirmation\":\"x\"}")
                        .post("/v1/auth/register"));
        var reg = given().contentType("application/json")
                .body(
                        "{\"name\":\"ada\",\"email\":\"ada2@example.com\",\"password\":\"s3cret!\",\"password_confirmation\":\"s3cret!\"}")
                .post("/v1/auth/register");
        show("reg", reg);
        String t = up.path("token");
        show("profile", given().auth().oauth2(t).get("/api/profile"));
        show("prefs", given().auth().oauth2(t).get("/v1/profile/preferences"));
        show(
                "put",
                given().auth()
                        .oauth2(t)
                        .contentType("application/json")
                        .body("{\"timezone\":\"America/New_York\",\"language\":\"EN-us\"}")
                        .put("/v1/profile/preferences"));
        show(
                "put bad",
                given().auth()
                        .oauth2(t)
                        .contentType("application/json")
                        .body("{\"timezone\":5,\"language\":null,\"theme\":\"x\"}")
                        .put("/v1/profile/preferences"));
        var key = given().auth().oauth2(t).post("/v1/profile/api-keys");
        show("create", key);
        show(
                "create2",
                given().auth()
                        .oauth2(t)
                        .contentType("application/json")
                        .body(
                                "{\"name\":\"  x \",\"abilities\":[\"keys:read\"],\"expires_at\":\"2036-01-01T00:00:00Z\"}")
                        .post("/v1/profile/api-keys"));
        String k = key.path("plain_text_token");
        show("list", given().auth().oauth2(k).get("/v1/profile/api-keys"));
        show("profile by key", given().auth().oauth2(k).get("/api/profile"));
        show("logout by key", given().auth().oauth2(k).post("/v1/auth/logout"));
        show(
                "regenerate",
                given().auth().oauth2(t).post("/v1/profile/api-keys/{id}/regenerate", key.<Integer>path("id")));
        show("old", given().auth().oauth2(k).get("/v1/profile/api-keys"));
        show("delete", given().auth().oauth2(t).delete("/v1/profile/api-keys/2"));
        show("delete again", given().auth().oauth2(t).delete("/v1/profile/api-keys/2"));
        show("no auth", given().get("/v1/profile/api-keys"));
        show("unknown", given().get("/v1/nope"));
        show("unknown", given().get("/api"));
        show("unknown", given().get("/nope"));
        show("method", given().delete("/v1/profile/preferences"));
        show("415", given().auth().oauth2(t).contentType("text/plain").body("x").put("/v1/profile/preferences"));
        show("406", given().auth().oauth2(t).accept("text/html").get("/v1/profile/preferences"));
        show(
                "413",
                given().auth()
                        .oauth2(t)
                        .contentType("application/json")
                        .body("{\"name\":\"" + "x".repeat(100000) + "\"}")
                        .post("/v1/profile/api-keys"));
        show(
                "400",
                given().auth()
                        .oauth2(t)
                        .contentType("application/json")
                        .body("{\"name\":")
                        .post("/v1/profile/api-keys"));
        show(
                "400",
                given().auth()
                        .oauth2(t)
                        .contentType("application/json")
                        .body("[]")
                        .post("/v1/profile/api-keys"));
        show("account key", given().auth().oauth2(up.path("user.api_key")).get("/v1/profile/preferences"));
        show(
                "avatar",
                given().auth()
                        .oauth2(t)
                        .contentType("application/json")
                        .body("{\"avatar_url\":\"https://example.com/a.png\"}")
                        .post("/api/profile/upload-avatar"));
        show("regen", given().auth().oauth2(t).post("/api/profile/regenerate-api-key"));
        show(
                "reset",
                given().auth()
                        .oauth2(t)
                        .contentType("application/json")
                        .body("{\"current_password\":\"s3cret!\",\"new_password\":\"other12\"}")
                        .post("/api/profile/reset-password"));
        show(
                "reset",
                given().auth()
                        .oauth2(t)
                        .contentType("application/json")
                        .body("{\"current_password\":\"s3cret!\",\"new_password\":\"other12\"}")
                        .post("/api/profile/reset-password"));
        show(
                "login",
                given().contentType("application/json")
                        .body("{\"email\":\"ADA@example.com\",\"password\":\"other12\"}")
                        .post("/api/login"));
        show(
                "login wrong",
                given().contentType("application/json")
                        .body("{\"email\":\"ADA@example.com\",\"password\":\"otherx12\"}")
                        .post("/v1/auth/login"));
        var re = given().auth().oauth2(t).post("/api/auth/refresh");
        show("refresh", re);
        show("refresh old", given().auth().oauth2(t).post("/api/auth/refresh"));
        var re2 = given().contentType("application/json")
                .body("{\"token\":\"" + re.path("token") + "\"}")
                .post("/api/auth/refresh");
        show("refresh body", re2);
        show("logout", given().auth().oauth2(re2.path("token")).post("/v1/auth/logout"));
        show("user", given().auth().oauth2(re2.path("token")).get("/v1/auth/user"));
        show("ready", given().get("/q/health"));
        show("user", given().auth().oauth2(reg.path("access_token")).get("/v1/auth/user"));
        show("profile", given().auth().oauth2(reg.path("access_token")).get("/api/profile"));
        show("metrics", given().get("/q/metrics"));
    }
}
