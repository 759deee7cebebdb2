package io.keyfolio.identity.password;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.PasswordRoute;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An operator can allow the most common passwords. */
@QuarkusTest
@WithTestResource(
        value = PostgresResource.class,
        initArgs = @ResourceArg(name = "keyfolio.password.refuse-common", value = "false"))
class CommonPasswordsAllowedTest {

    @ParameterizedTest
    @EnumSource
    void commonPasswordIsAccepted(PasswordRoute route) {
        var answer = route.set("password");

        assertEquals(route.success(), answer.statusCode(), answer::asString);
    }
}
