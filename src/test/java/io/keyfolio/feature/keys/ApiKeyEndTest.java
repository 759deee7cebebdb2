package io.keyfolio.feature.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.identity.apikey.ApiKey;
import io.keyfolio.identity.id.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The expiry of API keys, which also ends a grace period. */
class ApiKeyEndTest {

    private static final AccountId ACCOUNT = new AccountId(UUID.randomUUID());
    private static final Instant END = Instant.parse("2099-01-21T10:30:00Z");

    private final ApiKey key = ApiKey.of(ACCOUNT, "ci", List.of("*"), END);
    private final ApiKey endless = ApiKey.of(ACCOUNT, "ci", List.of("*"), null);

    @Test
    void keyHasEndedAtItsEndAndNotBefore() {
        assertFalse(key.hasEndedAt(END.minusMillis(1)));
        assertTrue(key.hasEndedAt(END));
        assertFalse(endless.hasEndedAt(Instant.MAX));
    }

    @Test
    void graceEndsNoLaterThanTheKey() {
        assertEquals(END.minusMillis(1), key.endNoLaterThan(END.minusMillis(1)));
        assertEquals(END, key.endNoLaterThan(END.plusMillis(1)));
        assertEquals(END, endless.endNoLaterThan(END));
    }
}
