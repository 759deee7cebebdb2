package io.keyfolio.identity.session;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Await;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The expiry of session tokens. The JWT library reads the system clock, so the test waits for the expiry. */
class SessionTokenEndTest {

    private static final String CLAIMS = """
            {"iss":"keyfolio","aud":"keyfolio","sub":"%s","jti":"%s","iat":%d,"exp":%d,"groups":["session"]}""";

    @Test
    void tokenIsReadUntilItsEndAndNotFromThenOn() throws GeneralSecurityException {
        Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(2);
        String token = ending(end);

        Instant accepted = lastAccepted(token);

        Instant refused = Instant.now();
        assertNotEquals(Instant.MIN, accepted, "never accepted");
        assertTrue(accepted.isBefore(end), () -> "accepted at " + accepted + ", not before " + end);
        assertFalse(refused.isBefore(end), () -> "refused at " + refused + ", before " + end);
    }

    /** Reads a token until it is refused; returns the start of the last accepted read. */
    private static Instant lastAccepted(String token) {
        AtomicReference<Instant> last = new AtomicReference<>(Instant.MIN);
        Await.until(
                () -> {
                    Instant began = Instant.now();
                    boolean accepted = OwnTokens.READER.read(token).isPresent();
                    if (accepted) {
                        last.set(began);
                    }
                    return accepted;
                },
                accepted -> !accepted);
        return last.get();
    }

    private static String ending(Instant end) throws GeneralSecurityException {
        String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"%s\"}".formatted(OwnTokens.KEY.id());
        String claims = CLAIMS.formatted(
                UUID.randomUUID(), UUID.randomUUID(), end.minusSeconds(60).getEpochSecond(), end.getEpochSecond());
        return OwnTokens.signed(header, claims);
    }
}
