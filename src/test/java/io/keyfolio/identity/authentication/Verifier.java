package io.keyfolio.identity.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.CountingProxy;
import io.keyfolio.testing.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** Asks whether tokens are good, and sees what the service asks the database for that. */
public record Verifier(CountingProxy wire) {

    /** No credential is accepted longer than that after its end has committed. */
    public static final Duration BOUND = Duration.ofSeconds(1);

    public static int status(String token) {
        return Person.bearer(token).get("/v1/auth/verify").statusCode();
    }

    /** Its end has committed just now. */
    public static void assertRefusedInTime(String token) {
        Instant committed = Instant.now();
        Duration late = Duration.between(committed, lastAccepted(token));
        assertTrue(late.compareTo(BOUND) < 0, () -> "accepted " + late + " after its end");
    }

    /** Asks until it is refused; tells when the last request began that was not. */
    public static Instant lastAccepted(String token) {
        AtomicReference<Instant> last = new AtomicReference<>(Instant.MIN);
        Await.until(
                () -> {
                    Instant began = Instant.now();
                    int status = status(token);
                    if (status != 401) {
                        last.set(began);
                    }
                    return status;
                },
                status -> status == 401);
        return last.get();
    }

    /** Verifies it until that costs nothing. */
    public void remember(String token) {
        Await.until(() -> lookUps(() -> assertEquals(200, status(token))), count -> count == 0);
    }

    public long lookUps(Runnable requests) {
        return wire.statementsOf(requests).stream()
                .filter(statement -> statement.contains("join account") || statement.contains("from account"))
                .count();
    }
}
