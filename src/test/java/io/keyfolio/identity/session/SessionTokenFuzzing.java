package io.keyfolio.identity.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.security.GeneralSecurityException;

/** Every input is refused as a session token, unless the signing key has signed that account and session. */
class SessionTokenFuzzing {

    /**
     * An input of one line is a token. Otherwise the first line is the header and the second has the claims, both
     * unencoded.
     */
    @FuzzTest(maxDuration = "10s")
    void sessionToken(byte[] lines) throws GeneralSecurityException {
        String[] parts = new String(lines, ISO_8859_1)
                .replace("{kid}", OwnTokens.KEY.id())
                .split("\n", 3);
        if (parts.length == 1) {
            assertTrue(OwnTokens.READER.read(parts[0]).isEmpty());
            return;
        }
        String signed = OwnTokens.signed(parts[0], parts[1]);
        String unsigned = signed.substring(0, signed.lastIndexOf('.') + 1);

        assertTrue(OwnTokens.READER
                .read(unsigned + OwnTokens.encoded("no signature"))
                .isEmpty());
        assertNotNull(OwnTokens.READER.read(signed));
    }
}
