package io.keyfolio.identity.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.CountingProxy;
import io.keyfolio.testing.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** Verifies tokens, and counts the statements that the service sends to the database. */
public record Verifier(CountingProxy wire) {

    /** The longest time for which a replica accepts a credential after its revocation has committed. */
    public static final Duration BOUND = Duration.ofSeconds(1);

    public static int status(String token) {
        return Person.bearer(token).get("/v1/auth/verify").statusCode();
    }

    /** Asserts that a token whose revocation has just committed is refused in time. */
    public static void assertRefusedInTime(String token) {
        Instant committed = Instant.now();
        Duration late = Duration.between(committed, lastAccepted(token));
        assertTrue(late.compareTo(BOUND) < 0, () -> "accepted " + late + " after its end");
    }

    /** Verifies a token until it is refused; returns the start of the last accepted request. */
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

    /** Verifies a token until the verification sends no statement. */
    public void remember(String token) {
        Await.until(() -> lookUps(() -> assertEquals(200, status(token))), count -> count == 0);
    }

    public long lookUps(Runnable requests) {
        return wire.statementsOf(requests).stream()
                .filter(statement -> statement.contains("join account") || statement.contains("from account"))
                .count();
    }
}
