package io.keyfolio.testing;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** New keys for one run of the tests. */
public final class Secrets {

    private static final int SEALING_KEY_BYTES = 32;

    private Secrets() {}

    static Map<String, String> settings() {
        return Map.of("keyfolio.jwt.private-key", signingKey(), "keyfolio.sealing.keys", "test:" + sealingKey());
    }

    private static String signingKey() {
        try {
            byte[] pkcs8 = KeyPairGenerator.getInstance("RSA")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            String body = Base64.getEncoder().encodeToString(pkcs8);
            return "-----BEGIN PRIVATE KEY-----" + body + "-----END PRIVATE KEY-----";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 32 bytes in base64. */
    public static String sealingKey() {
        byte[] key = new byte[SEALING_KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
