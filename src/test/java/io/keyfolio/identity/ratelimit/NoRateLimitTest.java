package io.keyfolio.identity.ratelimit;

import static org.hamcrest.Matchers.nullValue;

import io.keyfolio.testing.Person;
import io.keyfolio.testing.UnlimitedResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One setting disables all rate limits. */
@QuarkusTest
@WithTestResource(UnlimitedResource.class)
class NoRateLimitTest {

    @Test
    void nobodyAsksTooOften() {
        for (int signUp = 0; signUp < 5; signUp++) {
            Person.signedUp();
        }
        Person alice = Person.signedUp();
        for (int request = 0; request < 40; request++) {
            alice.signedIn().get("/api/profile").then().statusCode(200).header("RateLimit", nullValue());
        }
        for (int attempt = 0; attempt < 6; attempt++) {
            Person.anonymous()
                    .contentType(ContentType.JSON)
                    .body(Map.of("email", alice.email(), "password", "wrong"))
                    .post("/api/login")
                    .then()
                    .statusCode(401);
        }
    }
}
