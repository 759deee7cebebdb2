package io.keyfolio.identity.ratelimit.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.AtOnce;
import io.keyfolio.testing.Metrics;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.Visitor;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The delays after wrong passwords for one account from many addresses. */
@QuarkusTest
@WithTestResource(
        value = PostgresResource.class,
        initArgs = {
            @ResourceArg(name = "keyfolio.proxy.trusted", value = "127.0.0.0/8,::1"),
            @ResourceArg(name = "limit.unknown-credential", value = "3"),
            @ResourceArg(name = "limit.address-password", value = "5"),
            @ResourceArg(name = "limit.account-password", value = "3")
        })
class AccountBackoffTest {

    private static final String DELAYED = "keyfolio_password_delayed_total";
    private static final String ACCOUNT_LOGIN = "/api/login";

    private final String home = Visitor.anAddress();
    private Person alice;

    @BeforeEach
    void signUpAtHome() {
        Visitor.comeFrom(home);
        alice = Person.signedUp();
        Visitor.comeFromNowhere();
    }

    @AfterEach
    void comeFromNowhere() {
        Visitor.comeFromNowhere();
    }

    @ParameterizedTest
    @ValueSource(strings = {ACCOUNT_LOGIN, "/v1/auth/login"})
    void guessesFromManyAddressesAreAnsweredLaterAndLater(String route) {
        guess(alice.email(), 3);

        assertTrue(nanosOf(() -> statusOf(route, alice.email().toUpperCase(Locale.ROOT), "wrong")) >= millis(100));
        assertTrue(nanosOf(() -> statusOf(route, alice.email(), "wrong")) >= millis(200));
        assertTrue(nanosOf(() -> statusOf(route, alice.email(), "wrong")) >= millis(400));
    }

    @Test
    void firstFailuresAreAnsweredAtOnce() {
        double delayed = Metrics.value(DELAYED);

        guess(alice.email(), 3);

        assertEquals(delayed, Metrics.value(DELAYED));
    }

    @Test
    void unknownAccountIsDelayedAlike() {
        String nobody = UUID.randomUUID() + "@example.com";
        guess(nobody, 3);
        double delayed = Metrics.value(DELAYED);

        assertEquals(401, statusOf(ACCOUNT_LOGIN, nobody, "wrong"));

        assertEquals(delayed + 1, Metrics.value(DELAYED));
    }

    @Test
    void ownerIsNotDelayedWhereTheySignedInBefore() {
        guess(alice.email(), 5);
        double delayed = Metrics.value(DELAYED);

        assertEquals(200, logIn(ACCOUNT_LOGIN, home, alice.email(), alice.password()));

        assertEquals(delayed, Metrics.value(DELAYED));
    }

    @Test
    void rightPasswordFromElsewhereWaitsAndSparesNobodyTheDelay() {
        guess(alice.email(), 3);
        double delayed = Metrics.value(DELAYED);

        assertEquals(200, statusOf(ACCOUNT_LOGIN, alice.email(), alice.password()));
        assertEquals(401, statusOf(ACCOUNT_LOGIN, alice.email(), "wrong"));

        assertEquals(delayed + 2, Metrics.value(DELAYED));
    }

    @Test
    void addressOfALoginIsKnownAtTheNext() {
        String elsewhere = Visitor.anAddress();
        assertEquals(200, logIn(ACCOUNT_LOGIN, elsewhere, alice.email(), alice.password()));
        guess(alice.email(), 3);
        double delayed = Metrics.value(DELAYED);

        assertEquals(200, logIn(ACCOUNT_LOGIN, elsewhere, alice.email(), alice.password()));

        assertEquals(delayed, Metrics.value(DELAYED));
    }

    @Test
    void confirmationOfThePasswordIsDelayedAlike() {
        guess(alice.email(), 3);
        double delayed = Metrics.value(DELAYED);

        assertEquals(400, changePassword(Visitor.anAddress(), "wrong"));
        assertEquals(200, changePassword(home, alice.password()));

        assertEquals(delayed + 1, Metrics.value(DELAYED));
    }

    @Test
    void waitingGuessesAreBoundedAndLeaveTheOwnerTheWay() {
        guess(alice.email(), 3);

        List<Integer> statuses = AtOnce.run(
                30,
                number -> number == 29
                        ? logIn(ACCOUNT_LOGIN, home, alice.email(), alice.password())
                        : logIn(ACCOUNT_LOGIN, "198.19.0." + number, alice.email(), "wrong"));

        assertEquals(200, statuses.get(29), statuses::toString);
        assertTrue(statuses.contains(503), statuses::toString);
        assertTrue(statuses.contains(401), statuses::toString);
        assertFalse(statuses.contains(429), statuses::toString);
        assertEquals(0, Metrics.value("keyfolio_password_waiting"));
    }

    /** Sends wrong passwords, each from a different address. */
    private static void guess(String email, int times) {
        for (int attempt = 0; attempt < times; attempt++) {
            assertEquals(401, statusOf(ACCOUNT_LOGIN, email, "wrong"));
        }
    }

    private static int statusOf(String route, String email, String password) {
        return logIn(route, Visitor.anAddress(), email, password);
    }

    private static int logIn(String route, String address, String email, String password) {
        Response answer = from(Person.anonymous(), address, Map.of("email", email, "password", password))
                .post(route);
        return answer.statusCode();
    }

    private int changePassword(String address, String current) {
        Map<String, String> body = Map.of("current_password", current, "new_password", "another one");
        return from(alice.signedIn(), address, body)
                .post("/api/profile/reset-password")
                .statusCode();
    }

    private static RequestSpecification from(RequestSpecification request, String address, Map<String, String> body) {
        return request.header("X-Forwarded-For", address)
                .contentType(ContentType.JSON)
                .body(body);
    }

    private static long nanosOf(Runnable request) {
        long since = System.nanoTime();
        request.run();
        return System.nanoTime() - since;
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
