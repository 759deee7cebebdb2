package io.keyfolio.identity.ratelimit.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.AtOnce;
import io.keyfolio.testing.LimitedResource;
import io.keyfolio.testing.Metrics;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The rate limit on password attempts, which admits a mistyped password. */
@QuarkusTest
@WithTestResource(LimitedResource.class)
class PasswordAttemptLimiterTest {

    private Person alice;

    /** Each test uses its own address. */
    @BeforeEach
    void arrange() {
        Visitor.comeFrom(Visitor.anAddress());
        alice = Person.signedUp();
    }

    @AfterEach
    void comeFromNowhere() {
        Visitor.comeFromNowhere();
    }

    @Test
    void wrongPasswordsAreLimitedPerAccountAndAddress() {
        for (int attempt = 0; attempt < 4; attempt++) {
            assertEquals(401, logIn(alice.email(), "wrong"));
        }

        attempt(alice.email().toUpperCase(Locale.ROOT), "wrong")
                .then()
                .statusCode(429)
                .header("RateLimit-Policy", "\"wrong-password\";q=4;w=14400")
                .header("Retry-After", "3600")
                .header("X-RateLimit-Remaining", "0");
        assertEquals(429, logIn(alice.email(), alice.password()));
        Visitor.comeFrom(Visitor.anAddress());
        assertEquals(200, logIn(alice.email(), alice.password()));
    }

    @Test
    void wrongPasswordsAreAnsweredLaterAndLater() {
        for (int attempt = 0; attempt < 3; attempt++) {
            assertEquals(401, logIn(alice.email(), "wrong"));
        }
        double delayed = Metrics.value("keyfolio_password_delayed_total");

        long asked = System.nanoTime();
        assertEquals(401, logIn(alice.email(), "wrong"));

        assertTrue(System.nanoTime() - asked >= Duration.ofMillis(250).toNanos(), "answered at once");
        assertEquals(delayed + 1, Metrics.value("keyfolio_password_delayed_total"));
    }

    @Test
    void unknownAccountIsLimitedAlike() {
        String nobody = UUID.randomUUID() + "@example.com";
        for (int attempt = 0; attempt < 4; attempt++) {
            assertEquals(401, logIn(nobody, "wrong"));
        }

        assertEquals(429, logIn(nobody, "wrong"));
    }

    @Test
    void rightPasswordWipesTheSlate() {
        for (int round = 0; round < 3; round++) {
            assertEquals(401, logIn(alice.email(), "wrong"));
            assertEquals(401, logIn(alice.email(), "wrong"));
            assertEquals(200, logIn(alice.email(), alice.password()));
        }
    }

    @Test
    void wrongCurrentPasswordIsLimited() {
        for (int attempt = 0; attempt < 4; attempt++) {
            assertEquals(400, resetPassword("wrong"));
        }

        assertEquals(429, resetPassword(alice.password()));
    }

    @Test
    void loginAndConfirmationAreOneLimit() {
        for (int attempt = 0; attempt < 4; attempt++) {
            assertEquals(401, logIn(alice.email(), "wrong"));
        }

        assertEquals(429, resetPassword(alice.password()));
    }

    @RepeatedTest(5)
    void guessesAtTheSameMomentAreLimitedAlike() {
        List<Integer> statuses = AtOnce.run(10, number -> logIn(alice.email(), "wrong " + number));

        assertEquals(4, Collections.frequency(statuses, 401), statuses::toString);
        assertEquals(6, Collections.frequency(statuses, 429), statuses::toString);
    }

    /** Earlier failures delay the attempts in flight, so that all of them are in flight at the same time. */
    @Test
    void oneAddressDoesNotTakeAllRoom() {
        for (int attempt = 0; attempt < 3; attempt++) {
            assertEquals(401, logIn(alice.email(), "wrong"));
        }

        List<Response> answers = AtOnce.run(20, number -> attempt(alice.email(), "wrong " + number));

        List<Response> refused =
                answers.stream().filter(answer -> answer.statusCode() == 503).toList();
        assertFalse(refused.isEmpty());
        refused.forEach(answer -> answer.then().header("Retry-After", "2"));
    }

    private int resetPassword(String current) {
        return alice.signedIn()
                .contentType(ContentType.JSON)
                .body(Map.of("current_password", current, "new_password", "another one"))
                .post("/api/profile/reset-password")
                .statusCode();
    }

    private static int logIn(String email, String password) {
        return attempt(email, password).statusCode();
    }

    private static Response attempt(String email, String password) {
        return Person.anonymous()
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password))
                .post("/v1/auth/login");
    }
}
