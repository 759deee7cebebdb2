package io.keyfolio.identity.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** A reader of session tokens without a service, and the signing key of its tokens. */
final class OwnTokens {

    static final SigningKey KEY;
    static final SessionTokens READER;

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int RSA_BITS = 2048;

    static {
        JwtConfig config = new SmallRyeConfigBuilder()
                .withMapping(JwtConfig.class)
                .withDefaultValues(Map.of("keyfolio.jwt.private-key", newKey(), "keyfolio.jwt.lifetime", "PT24H"))
                .build()
                .getConfigMapping(JwtConfig.class);
        KEY = new SigningKey(config);
        READER = new SessionTokens(
                config,
                new TokenIssuers(config, Optional::empty),
                KEY,
                new VerificationKeys(KEY, config),
                null,
                null,
                Clock.systemUTC());
    }

    private OwnTokens() {}

    /** A signed token with any header and any claims. */
    static String signed(String header, String claims) throws GeneralSecurityException {
        String unsigned = encoded(header) + "." + encoded(claims);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(KEY.privateKey());
        signature.update(unsigned.getBytes(ISO_8859_1));
        return unsigned + "." + BASE64.encodeToString(signature.sign());
    }

    static String encoded(String text) {
        return BASE64.encodeToString(text.getBytes(ISO_8859_1));
    }

    private static String newKey() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(RSA_BITS);
            String encoded = Base64.getEncoder()
                    .encodeToString(keys.generateKeyPair().getPrivate().getEncoded());
            return "-----BEGIN PRIVATE KEY-----" + encoded + "-----END PRIVATE KEY-----";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }
}
