package io.keyfolio.platform.embedded;

import io.keyfolio.platform.embedded.certificate.PemEncoding;
import io.keyfolio.platform.embedded.certificate.SelfSignedCertificate;
import io.keyfolio.platform.embedded.storage.PrivateFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The TLS key and certificate of the embedded PostgreSQL; its clients trust that certificate alone. */
final class ServerCertificate {

    private static final String NAME = "Keyfolio embedded PostgreSQL";
    private static final String KEY_ALGORITHM = "EC";
    private static final String CURVE = "secp256r1";

    /**
     * The validity of a new certificate. It is renewed at starts only, so a service may run for as long as {@link #LEAST_LEFT}.
     */
    private static final Duration VALIDITY = Duration.ofDays(365 * 20);

    private static final Duration LEAST_LEFT = Duration.ofDays(365 * 10);

    /** The time before its creation from which a certificate is valid, in case the clock is set back a little. */
    private static final Duration CLOCK_SKEW = Duration.ofDays(1);

    private final Path directory;
    private final Clock clock;

    ServerCertificate(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    Path certificateFile() {
        return directory.resolve("postgres-certificate.pem");
    }

    Path keyFile() {
        return directory.resolve("postgres-key.pem");
    }

    /** Makes the key and the certificate, unless a pair exists that is valid for long enough. */
    void require() throws IOException {
        if (!isUsable()) {
            make();
        }
    }

    private boolean isUsable() throws IOException {
        if (!Files.exists(keyFile()) || !Files.exists(certificateFile())) {
            return false;
        }
        try {
            X509Certificate certificate = certificate();
            Instant now = clock.instant();
            return !now.isBefore(certificate.getNotBefore().toInstant())
                    && now.plus(LEAST_LEFT).isBefore(certificate.getNotAfter().toInstant())
                    && isPair(certificate, privateKey());
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    /** Writes the key first: a crash before the certificate leaves no matching pair, and the next start makes both again. */
    private void make() throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(KEY_ALGORITHM);
            generator.initialize(new ECGenParameterSpec(CURVE));
            KeyPair keys = generator.generateKeyPair();
            Instant now = clock.instant();
            byte[] certificate = SelfSignedCertificate.of(
                    keys, NAME, EmbeddedDatabase.HOST, now.minus(CLOCK_SKEW), now.plus(VALIDITY));
            PrivateFiles.write(
                    keyFile(),
                    PemEncoding.encode(
                                    PemEncoding.PRIVATE_KEY, keys.getPrivate().getEncoded()) + "\n");
            PrivateFiles.write(certificateFile(), PemEncoding.encode(PemEncoding.CERTIFICATE, certificate) + "\n");
        } catch (GeneralSecurityException everyJavaHasThisCurve) {
            throw new IllegalStateException(everyJavaHasThisCurve);
        }
    }

    private X509Certificate certificate() throws IOException, GeneralSecurityException {
        byte[] content = Files.readAllBytes(certificateFile());
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(content));
    }

    private PrivateKey privateKey() throws IOException, GeneralSecurityException {
        byte[] content = PemEncoding.decode(Files.readString(keyFile()));
        return KeyFactory.getInstance(KEY_ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(content));
    }

    private static boolean isPair(X509Certificate certificate, PrivateKey key) throws GeneralSecurityException {
        byte[] content = {1};
        Signature signature = Signature.getInstance(SelfSignedCertificate.SIGNATURE);
        signature.initSign(key);
        signature.update(content);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(content);
        return signature.verify(signed);
    }
}
