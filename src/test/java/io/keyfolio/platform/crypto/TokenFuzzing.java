package io.keyfolio.platform.crypto;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.keyfolio.identity.token.AccountKeyToken;
import io.keyfolio.identity.token.KeyToken;

/** Every input is refused as a token, or is the only spelling of the token that was read. */
class TokenFuzzing {

    private static final int DIGEST_BYTES = 32;

    @FuzzTest(maxDuration = "10s")
    void keyToken(byte[] presented) {
        String text = new String(presented, ISO_8859_1);

        KeyToken.parse(text).ifPresent(token -> {
            assertEquals(text, token.reveal());
            assertTrue(token.id().value() > 0 && KeyToken.looksLikeOne(text));
            assertEquals(DIGEST_BYTES, token.secret().digest().length);
        });
        AccountKeyToken.parse(text).ifPresent(token -> {
            assertEquals(text, token.secret().reveal());
            assertTrue(text.startsWith(AccountKeyToken.PREFIX));
        });
    }
}
