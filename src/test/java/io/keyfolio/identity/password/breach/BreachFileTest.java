package io.keyfolio.identity.password.breach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.BreachFileResource;
import io.keyfolio.testing.Metrics;
import io.keyfolio.testing.PasswordRoute;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** New passwords are looked up in a file of hashes. */
@QuarkusTest
@WithTestResource(BreachFileResource.class)
class BreachFileTest {

    private static final String FAILURES = "keyfolio_password_breach_check_failures_total";

    @ParameterizedTest
    @EnumSource
    void breachedPasswordIsRefused(PasswordRoute route) {
        var answer = route.set("breached 4711");

        route.assertRefused(answer);
        assertTrue(answer.<String>path("detail").contains("data breach. Choose another"), answer::asString);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 4998, 4999})
    void everyLineIsFound(int number) {
        var answer = PasswordRoute.SIGN_UP.set("breached " + number);

        PasswordRoute.SIGN_UP.assertRefused(answer);
    }

    @ParameterizedTest
    @EnumSource
    void passwordThatTheFileLacksIsAccepted(PasswordRoute route) {
        double failures = Metrics.value(FAILURES);

        var answer = route.set("breached 5000");

        assertEquals(route.success(), answer.statusCode(), answer::asString);
        assertEquals(failures, Metrics.value(FAILURES));
    }

    @Test
    void passwordIsAcceptedWhileTheFileIsMissing() throws IOException {
        Path file = Path.of(ConfigProvider.getConfig().getValue("keyfolio.password.breach-file", String.class));
        Path aside = file.resolveSibling(file.getFileName() + ".aside");
        double failures = Metrics.value(FAILURES);

        Files.move(file, aside);
        int without = PasswordRoute.SIGN_UP.set("breached 1").statusCode();
        Files.move(aside, file);

        assertEquals(201, without);
        assertEquals(failures + 1, Metrics.value(FAILURES));
        PasswordRoute.SIGN_UP.assertRefused(PasswordRoute.SIGN_UP.set("breached 1"));
    }
}
