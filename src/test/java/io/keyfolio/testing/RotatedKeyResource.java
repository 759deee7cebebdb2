package io.keyfolio.testing;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** A service whose signing key has taken another's place. */
public class RotatedKeyResource extends PostgresResource {

    private KeyPair previous;

    @Override
    public Map<String, String> start() {
        try {
            previous = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        Map<String, String> settings = new HashMap<>(super.start());
        settings.put(
                "keyfolio.jwt.previous-public-key",
                "-----BEGIN PUBLIC KEY-----"
                        + Base64.getEncoder()
                                .encodeToString(previous.getPublic().getEncoded())
                        + "-----END PUBLIC KEY-----");
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(previous, field -> field.getType() == KeyPair.class);
    }
}
