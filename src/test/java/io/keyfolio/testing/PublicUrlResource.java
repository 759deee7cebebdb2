package io.keyfolio.testing;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** A service behind a proxy that knows the URL at which clients reach it, and had another issuer before. */
public class PublicUrlResource extends PostgresResource {

    public static final String URL = "https://keys.example.com/keyfolio";
    public static final String EARLIER_URL = "https://old.example.com";

    private KeyPair signing;

    @Override
    public Map<String, String> start() {
        signing = newKey();
        Map<String, String> settings = new HashMap<>(super.start());
        settings.put("keyfolio.proxy.trusted", "127.0.0.0/8,::1");
        settings.put("keyfolio.public-url", URL);
        settings.put("keyfolio.jwt.accepted-issuers", EARLIER_URL);
        settings.put(
                "keyfolio.jwt.private-key",
                "-----BEGIN PRIVATE KEY-----"
                        + Base64.getEncoder()
                                .encodeToString(signing.getPrivate().getEncoded())
                        + "-----END PRIVATE KEY-----");
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(signing, field -> field.getType() == KeyPair.class);
    }

    private static KeyPair newKey() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
