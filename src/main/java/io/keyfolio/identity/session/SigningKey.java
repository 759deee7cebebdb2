package io.keyfolio.identity.session;

import io.keyfolio.platform.config.StartupOrder;
import io.keyfolio.platform.crypto.ConfiguredSecret;
import io.keyfolio.platform.crypto.RsaKeys;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** The RSA key pair behind session tokens; without one, the service does not start. */
@Singleton
@Startup(StartupOrder.KEYS)
class SigningKey {

    private static final String VARIABLE = "KEYFOLIO_JWT_PRIVATE_KEY";
    private static final String HOW_TO_MAKE_ONE =
            "Make one with: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072";
    private static final int ID_BYTES = 9;

    private final RSAPrivateCrtKey privateKey;
    private final RSAPublicKey publicKey;
    private final String id;

    SigningKey(JwtConfig config) {
        String pem =
                new ConfiguredSecret(VARIABLE, HOW_TO_MAKE_ONE).require(config.privateKey(), config.privateKeyFile());
        try {
            privateKey = RsaKeys.privateKey(pem);
            publicKey = (RSAPublicKey) KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(privateKey.getModulus(), privateKey.getPublicExponent()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new ConfigurationException(VARIABLE + " " + e.getMessage() + ". " + HOW_TO_MAKE_ONE);
        }
        id = id(publicKey);
    }

    RSAPrivateCrtKey privateKey() {
        return privateKey;
    }

    RSAPublicKey publicKey() {
        return publicKey;
    }

    /** The id of the key in each token's header ({@code kid}). */
    String id() {
        return id;
    }

    /** Derives the id of a key from its digest. */
    static String id(RSAPublicKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, ID_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
