package io.keyfolio.identity.session;

import io.keyfolio.platform.config.StartupOrder;
import io.keyfolio.platform.crypto.ConfiguredSecret;
import io.keyfolio.platform.crypto.RsaKeys;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.security.interfaces.RSAPublicKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The public keys that session tokens are checked with: that of the key that signs, and during a rotation the one before or,
 * on replicas that do not sign with it yet, the one to come.
 */
@Singleton
@Startup(StartupOrder.KEYS)
public class VerificationKeys {

    private static final String VARIABLE = "KEYFOLIO_JWT_PREVIOUS_PUBLIC_KEY";
    private static final String HOW_TO_MAKE_ONE = "Make it from the previous private key with: openssl pkey -pubout";

    private final Map<String, RSAPublicKey> byId = new LinkedHashMap<>();

    VerificationKeys(SigningKey signing, JwtConfig config) {
        byId.put(signing.id(), signing.publicKey());
        new ConfiguredSecret(VARIABLE, HOW_TO_MAKE_ONE)
                .find(config.previousPublicKey(), config.previousPublicKeyFile())
                .map(VerificationKeys::read)
                .ifPresent(this::add);
    }

    /** A rotation that gives the key that signs in place of the one before would end every session. */
    private void add(RSAPublicKey previous) {
        if (byId.put(SigningKey.id(previous), previous) != null) {
            throw new ConfigurationException(VARIABLE + " is the public half of the key that signs."
                    + " Give that of the key before it, or unset it.");
        }
    }

    /** By their ids ({@code kid}); the one that signs comes first. */
    public Map<String, RSAPublicKey> byId() {
        return Collections.unmodifiableMap(byId);
    }

    private static RSAPublicKey read(String pem) {
        try {
            return RsaKeys.publicKey(pem);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(VARIABLE + " " + e.getMessage() + ". " + HOW_TO_MAKE_ONE);
        }
    }
}
