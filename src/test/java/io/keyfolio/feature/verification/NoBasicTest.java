package io.keyfolio.feature.verification;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Verification with {@code keyfolio.verify.basic=false} ignores HTTP Basic. */
@QuarkusTest
@WithTestResource(
        value = PostgresResource.class,
        initArgs = @ResourceArg(name = "keyfolio.verify.basic", value = "false"))
class NoBasicTest {

    @Test
    void keyInBasicIsNoCredential() {
        String token = Person.signedUp().issue("ci").token();

        Api.DEVELOPER.assertUnauthenticated(
                Person.anonymous().auth().preemptive().basic(token, "").get("/v1/auth/verify"));
        Person.anonymous()
                .auth()
                .preemptive()
                .basic(token, "")
                .header("X-API-Key", token)
                .get("/v1/auth/verify")
                .then()
                .statusCode(200);
    }
}
