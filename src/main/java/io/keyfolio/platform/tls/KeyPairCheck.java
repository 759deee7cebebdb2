package io.keyfolio.platform.tls;

import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509KeyManager;

/** Checks that private keys belong to their certificates, which TLS libraries detect only in the first handshake. */
final class KeyPairCheck {

    private static final Map<String, String> SIGNATURES = Map.of(
            "RSA", "SHA256withRSA",
            "EC", "SHA256withECDSA",
            "EdDSA", "EdDSA");

    private static final byte[] SIGNED = {1};

    private KeyPairCheck() {}

    /**
     * Returns the first certificate.
     *
     * @throws GeneralSecurityException when a key does not belong to its certificate, or when there is no certificate
     */
    static X509Certificate verified(KeyCertOptions options, Vertx vertx) throws Exception {
        KeyManagerFactory factory = options.getKeyManagerFactory(vertx);
        X509Certificate first = null;
        for (KeyManager manager : factory.getKeyManagers()) {
            if (manager instanceof X509KeyManager keys) {
                for (String alias : aliases(keys)) {
                    X509Certificate certificate = keys.getCertificateChain(alias)[0];
                    requirePair(certificate, keys.getPrivateKey(alias));
                    first = first == null ? certificate : first;
                }
            }
        }
        if (first == null) {
            throw new GeneralSecurityException("the files hold no certificate with a private key");
        }
        return first;
    }

    private static String[] aliases(X509KeyManager keys) {
        return SIGNATURES.keySet().stream()
                .map(type -> keys.getServerAliases(type, null))
                .flatMap(aliases -> aliases == null ? Stream.of() : Stream.of(aliases))
                .toArray(String[]::new);
    }

    private static void requirePair(X509Certificate certificate, PrivateKey key) throws GeneralSecurityException {
        if (!isPair(certificate.getPublicKey(), key)) {
            throw new GeneralSecurityException("the private key does not belong to the certificate "
                    + certificate.getSubjectX500Principal() + ", serial "
                    + certificate.getSerialNumber().toString(16));
        }
    }

    private static boolean isPair(PublicKey publicKey, PrivateKey privateKey) throws GeneralSecurityException {
        if (!publicKey.getAlgorithm().equals(privateKey.getAlgorithm())) {
            return false;
        }
        Signature signature = Signature.getInstance(SIGNATURES.get(publicKey.getAlgorithm()));
        signature.initSign(privateKey);
        signature.update(SIGNED);
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update(SIGNED);
        return signature.verify(signed);
    }
}
