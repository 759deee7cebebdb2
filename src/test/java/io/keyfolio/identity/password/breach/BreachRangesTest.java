package io.keyfolio.identity.password.breach;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.BreachRangesResource;
import io.keyfolio.testing.BreachedPassword;
import io.keyfolio.testing.Metrics;
import io.keyfolio.testing.PasswordRoute;
import io.keyfolio.testing.Sha1;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** New passwords are looked up in a range API, which receives five digits of the hash. */
@QuarkusTest
@WithTestResource(BreachRangesResource.class)
class BreachRangesTest {

    private static final String FAILURES = "keyfolio_password_breach_check_failures_total";

    static Stream<Arguments> breached() {
        return Stream.of(BreachedPassword.BREACHED, BreachedPassword.IN_SMALL_LETTERS)
                .flatMap(password -> Stream.of(PasswordRoute.values()).map(route -> Arguments.of(route, password)));
    }

    @ParameterizedTest
    @MethodSource("breached")
    void breachedPasswordIsRefused(PasswordRoute route, BreachedPassword password) {
        var answer = route.set(password.text());

        route.assertRefused(answer);
        assertTrue(answer.<String>path("detail").contains("data breach. Choose another"), answer::asString);
    }

    @ParameterizedTest
    @EnumSource
    void passwordThatTheAnswerLacksIsAccepted(PasswordRoute route) {
        double failures = Metrics.value(FAILURES);

        var answer = route.set("of no breach");

        assertEquals(route.success(), answer.statusCode(), answer::asString);
        assertEquals(failures, Metrics.value(FAILURES));
    }

    @Test
    void lineThatPadsTheAnswerCountsForNothing() {
        var answer = PasswordRoute.SIGN_UP.set(BreachedPassword.PADDING.text());

        assertEquals(201, answer.statusCode(), answer::asString);
    }

    /** Both the sign-up and the metric count on the time limit: the stand-in never answers some of them. */
    @ParameterizedTest
    @EnumSource(names = {"SLOW", "ENDLESS", "PAGE", "UNAVAILABLE", "REDIRECTED"})
    void passwordIsAcceptedWithoutAUsableAnswer(BreachedPassword password) {
        double failures = Metrics.value(FAILURES);
        long begin = System.nanoTime();

        var answer = PasswordRoute.SIGN_UP.set(password.text());

        assertEquals(201, answer.statusCode(), answer::asString);
        assertEquals(failures + 1, Metrics.value(FAILURES));
        assertTrue(System.nanoTime() - begin < Duration.ofSeconds(10).toNanos());
    }

    @Test
    void onlyFiveDigitsOfTheHashLeaveTheService() {
        String password = "a password that no other test sets";
        String prefix = Sha1.of(password).substring(0, 5);

        PasswordRoute.SIGN_UP.set(password);

        assertEquals(
                List.of("GET /range/" + prefix + " true"),
                requests().lines().filter(line -> line.contains(prefix)).toList());
        assertFalse(Metrics.all().contains(prefix));
    }

    @Test
    void commonPasswordIsNotLookedUp() {
        PasswordRoute.SIGN_UP.set("password");

        assertFalse(requests().contains(Sha1.of("password").substring(0, 5)));
    }

    private static String requests() {
        String url = ConfigProvider.getConfig().getValue("keyfolio.password.breach-url", String.class);
        return given().get(url.replace("/range", "/requests")).asString();
    }
}
