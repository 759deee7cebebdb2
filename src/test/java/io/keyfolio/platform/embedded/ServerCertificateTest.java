package io.keyfolio.platform.embedded;

import static java.time.Instant.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.platform.embedded.certificate.PemEncoding;
import io.keyfolio.platform.embedded.certificate.SelfSignedCertificate;
import io.keyfolio.testing.TlsPeer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SignatureException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form, the file permissions and the renewal of the certificate of the embedded PostgreSQL. */
class ServerCertificateTest {

    private static final Instant FIRST_START = parse("2026-11-25T12:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void certificateIsForTheLoopbackAddressAloneAndSignedWithItsOwnKey() throws Exception {
        X509Certificate certificate = made();

        certificate.verify(certificate.getPublicKey());
        assertEquals(3, certificate.getVersion());
        assertEquals(
                List.of(List.of(7, "127.0.0.1")),
                List.copyOf(certificate.getSubjectAlternativeNames())); // 7: IP address
        assertEquals(certificate.getIssuerX500Principal(), certificate.getSubjectX500Principal());
        assertEquals(1, certificate.getSerialNumber().signum());
        assertEquals(-1, certificate.getBasicConstraints(), "it may sign no other certificate");
    }

    @Test
    void certificateIsValidForTwentyYears() throws Exception {
        X509Certificate certificate = made();

        certificate.checkValidity(Date.from(FIRST_START));
        certificate.checkValidity(Date.from(parse("2046-11-20T11:59:59Z")));
        assertThrows(
                CertificateNotYetValidException.class,
                () -> certificate.checkValidity(Date.from(parse("2026-11-24T11:59:59Z"))));
    }

    /** From 2050 on, certificates encode years with four digits. */
    @ParameterizedTest
    @ValueSource(strings = {"2029-12-31T23:59:59Z", "2049-12-31T23:59:59Z", "2050-01-01T00:00:00Z"})
    void yearsAreReadAsTheyWereWritten(String end) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        Path file = directory.resolve("certificate.pem");

        byte[] encoded = SelfSignedCertificate.of(keys, "x".repeat(300), "::1", FIRST_START, parse(end));
        Files.writeString(file, PemEncoding.encode(PemEncoding.CERTIFICATE, encoded));

        X509Certificate certificate = TlsPeer.certificate(file);
        assertEquals(parse(end), certificate.getNotAfter().toInstant());
        assertEquals(FIRST_START, certificate.getNotBefore().toInstant());
        assertEquals(
                "CN=" + "x".repeat(300), certificate.getSubjectX500Principal().getName());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseMayReadThem() throws IOException {
        ServerCertificate files = require(FIRST_START);

        for (Path file : List.of(files.keyFile(), files.certificateFile())) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    @Test
    void laterStartsFindTheSame() throws IOException {
        String first = content(require(FIRST_START));

        assertEquals(first, content(require(parse("2036-11-21T12:00:00Z"))));
    }

    @ParameterizedTest
    @CsvSource({"2036-11-23T12:00:00Z", "2060-01-01T00:00:00Z", "2026-11-20T00:00:00Z"})
    void certificateIsRenewedNearItsEndAndWhereItIsNotValidYet(String start) throws Exception {
        X509Certificate first = made();

        X509Certificate second = TlsPeer.certificate(require(parse(start)).certificateFile());

        assertNotEquals(first, second);
        second.checkValidity(Date.from(parse(start)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres-key.pem", "postgres-certificate.pem"})
    void whatIsMissingOrDamagedIsMadeAnew(String name) throws Exception {
        String first = content(require(FIRST_START));
        Files.delete(directory.resolve(name));
        String second = content(require(FIRST_START));
        Files.writeString(directory.resolve(name), "-----BEGIN NOTHING-----\n%%\n");
        String third = content(require(FIRST_START));

        assertNotEquals(first, second);
        assertNotEquals(second, third);
        assertEquals(third, content(require(FIRST_START)));
    }

    /** A crash between the two writes leaves the key of another certificate. */
    @Test
    void keyOfAnotherCertificateIsReplaced() throws Exception {
        X509Certificate first = made();
        String otherKey =
                Files.readString(require(parse("2060-01-01T00:00:00Z")).keyFile());
        X509Certificate second = made();
        Files.writeString(directory.resolve("postgres-key.pem"), otherKey);

        X509Certificate third = made();

        assertFalse(List.of(first, second).contains(third));
        assertThrows(SignatureException.class, () -> third.verify(second.getPublicKey()));
        assertTrue(Files.readString(directory.resolve("postgres-key.pem")).startsWith("-----BEGIN PRIVATE KEY-----\n"));
    }

    private X509Certificate made() throws Exception {
        return TlsPeer.certificate(require(FIRST_START).certificateFile());
    }

    private ServerCertificate require(Instant now) throws IOException {
        ServerCertificate certificate = new ServerCertificate(directory, Clock.fixed(now, ZoneOffset.UTC));
        certificate.require();
        return certificate;
    }

    private static String content(ServerCertificate files) throws IOException {
        return Files.readString(files.keyFile()) + Files.readString(files.certificateFile());
    }
}
