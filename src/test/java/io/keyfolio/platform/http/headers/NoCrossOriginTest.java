package io.keyfolio.platform.http.headers;

import static org.hamcrest.Matchers.nullValue;

import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** By default, pages of other origins cannot read responses. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class NoCrossOriginTest {

    private static final String APP = "https://app.example.com";

    @Test
    void answerIsForNoOtherOrigin() {
        Person.signedUp()
                .signedIn()
                .header("Origin", APP)
                .get("/api/profile")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void browserThatAsksIsToldNothing() {
        Person.anonymous()
                .header("Origin", APP)
                .header("Access-Control-Request-Method", "GET")
                .options("/api/profile")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Access-Control-Allow-Methods", nullValue());
    }
}
