package io.keyfolio.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;

/** Whatever is presented as a session token is refused, unless our key has signed that very account and session. */
class SessionTokenFuzzing {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final JwtConfig CONFIG = config();
    private static final SigningKey KEY = new SigningKey(CONFIG);
    private static final SessionTokens TOKENS =
            new SessionTokens(CONFIG, KEY, new VerificationKeys(KEY, CONFIG), null, Clock.systemUTC());

    /** One line is a token as it is. Of more, the first is the header and the second the claims, before they are encoded. */
    @FuzzTest(maxDuration = "10s")
    void sessionToken(byte[] lines) throws GeneralSecurityException {
        String[] parts =
                new String(lines, ISO_8859_1).replace("{kid}", KEY.id()).split("\n", 3);
        if (parts.length == 1) {
            assertTrue(TOKENS.read(parts[0]).isEmpty());
            return;
        }
        String signed = encoded(parts[0]) + "." + encoded(parts[1]);

        assertTrue(TOKENS.read(signed + "." + encoded("no signature")).isEmpty());
        assertNotNull(TOKENS.read(signed + "." + signature(signed)));
    }

    private static String encoded(String text) {
        return BASE64.encodeToString(text.getBytes(ISO_8859_1));
    }

    private static String signature(String signed) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(KEY.privateKey());
        signature.update(signed.getBytes(ISO_8859_1));
        return BASE64.encodeToString(signature.sign());
    }

    private static JwtConfig config() {
        return new SmallRyeConfigBuilder()
                .withMapping(JwtConfig.class)
                .withDefaultValues(Map.of("keyfolio.jwt.private-key", newKey(), "keyfolio.jwt.lifetime", "PT24H"))
                .build()
                .getConfigMapping(JwtConfig.class);
    }

    private static String newKey() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(SigningKey.FEWEST_BITS);
            String encoded = Base64.getEncoder()
                    .encodeToString(keys.generateKeyPair().getPrivate().getEncoded());
            return "-----BEGIN PRIVATE KEY-----" + encoded + "-----END PRIVATE KEY-----";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }
}
