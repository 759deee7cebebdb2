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
 * The public keys that verify session tokens: the one of the signing key and, during a rotation, another one. The other is the
 * previous key, or the next one on replicas that do not sign with it yet.
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

    /** Refuses the signing key itself: a rotation with that mistake would end every session. */
    private void add(RSAPublicKey previous) {
        if (byId.put(SigningKey.id(previous), previous) != null) {
            throw new ConfigurationException(VARIABLE + " is the public half of the key that signs."
                    + " Give that of the key before it, or unset it.");
        }
    }

    /** The keys by their ids ({@code kid}), the signing key first. */
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
