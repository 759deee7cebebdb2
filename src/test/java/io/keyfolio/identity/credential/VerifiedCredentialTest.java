package io.keyfolio.identity.credential;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.id.ApiKeyId;
import io.keyfolio.identity.id.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The time until which a credential from a look-up is valid. */
class VerifiedCredentialTest {

    private static final AccountId ACCOUNT = new AccountId(UUID.randomUUID());
    private static final Instant END = Instant.parse("2099-01-21T10:30:00Z");

    static List<Credential> credentialsThatExpire() {
        return List.of(
                new ApiKeyCredential(ACCOUNT, new ApiKeyId(7), Set.of(Ability.ALL)),
                new SessionCredential(ACCOUNT, new SessionId(UUID.randomUUID())));
    }

    @ParameterizedTest
    @MethodSource("credentialsThatExpire")
    void isGoodUntilTheLastMillisecondBeforeItsEnd(Credential credential) {
        assertTrue(ending(credential, END).isGoodAt(END.toEpochMilli() - 1));
    }

    @ParameterizedTest
    @MethodSource("credentialsThatExpire")
    void isNotGoodAtItsEnd(Credential credential) {
        assertFalse(ending(credential, END).isGoodAt(END.toEpochMilli()));
    }

    @Test
    void withoutAnEndItIsAlwaysGood() {
        assertTrue(ending(new AccountKeyCredential(ACCOUNT, "00"), null).isGoodAt(Long.MAX_VALUE));
    }

    private static VerifiedCredential ending(Credential credential, Instant end) {
        return new VerifiedCredential(credential, null, null, end);
    }
}
