package io.keyfolio.identity.ratelimit;

import static org.hamcrest.Matchers.equalTo;

import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** The rate limit on changes counts all credentials and both APIs of an account, and no reads. */
@QuarkusTest
@WithTestResource(
        value = PostgresResource.class,
        initArgs = {@ResourceArg(name = "limit.write", value = "3"), @ResourceArg(name = "limit.agent", value = "3")})
class WriteLimitTest {

    @Test
    void changesAreLimitedByAccount() {
        Person alice = Person.signedUp();
        Person bob = Person.signedUp();
        String key = alice.issue("ci").token();
        change(key, "dark").statusCode(200);
        change(alice.session(), "light").statusCode(200);

        change(key, "dark")
                .statusCode(429)
                .header("Retry-After", "3600")
                .header("RateLimit-Policy", "\"write\";q=3;w=10800")
                .body("message", equalTo("Too Many Attempts."));
        change(alice.session(), "dark").statusCode(429);
        alice.signedIn().delete("/v1/auth/sessions").then().statusCode(429);
        alice.signedIn().post("/api/profile/regenerate-api-key").then().statusCode(429);

        alice.signedIn().get("/v1/profile/preferences").then().statusCode(200).body("payload.theme", equalTo("light"));
        alice.signedIn().post("/v1/auth/verify").then().statusCode(200);
        change(bob.session(), "light").statusCode(200);
    }

    private static ValidatableResponse change(String credential, String theme) {
        return Person.bearer(credential)
                .contentType(ContentType.JSON)
                .body("{\"theme\":\"" + theme + "\"}")
                .put("/v1/profile/preferences")
                .then();
    }
}
