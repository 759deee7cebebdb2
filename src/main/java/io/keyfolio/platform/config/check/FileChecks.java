package io.keyfolio.platform.config.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The checks of values that name files or directories. */
final class FileChecks {

    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN (RSA |EC |)PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1PRIVATE KEY-----");

    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    private FileChecks() {}

    static Optional<String> file(String value) {
        Optional<Path> path = path(value);
        if (path.isEmpty()) {
            return Optional.of(PathNames.complaint());
        }
        if (!Files.exists(path.get())) {
            return Optional.of("names a file that does not exist");
        }
        if (Files.isDirectory(path.get())) {
            return Optional.of("names a directory instead of a file");
        }
        return Files.isReadable(path.get()) ? Optional.empty() : Optional.of("names a file that this user cannot read");
    }

    static Optional<String> certificate(String value) {
        return file(value).or(() -> certificateIn(Path.of(value)));
    }

    static Optional<String> privateKey(String value) {
        return file(value).or(() -> privateKeyIn(Path.of(value)));
    }

    static Optional<String> directory(String value) {
        Optional<Path> path = path(value);
        if (path.isEmpty()) {
            return Optional.of(PathNames.complaint());
        }
        return Files.exists(path.get()) && !Files.isDirectory(path.get())
                ? Optional.of("names a file instead of a directory")
                : Optional.empty();
    }

    private static Optional<String> certificateIn(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509")
                            .generateCertificates(content)
                            .isEmpty()
                    ? Optional.of("names a file without a certificate")
                    : Optional.empty();
        } catch (IOException | CertificateException noCertificate) {
            return Optional.of("names a file that holds no X.509 certificate in PEM");
        }
    }

    private static Optional<String> privateKeyIn(Path file) {
        try {
            Matcher key = PRIVATE_KEY.matcher(Files.readString(file));
            if (key.find() && isKey(key.group(1), Base64.getMimeDecoder().decode(key.group(2)))) {
                return Optional.empty();
            }
        } catch (IOException | IllegalArgumentException noKey) {
            // the same as a file without one
        }
        return Optional.of("names a file that holds no private key in PEM without a passphrase");
    }

    /**
     * Whether the block is a private key. A label without an algorithm means PKCS#8, which Java parses; the older forms name
     * their algorithm and are only checked for content.
     */
    private static boolean isKey(String label, byte[] encoded) {
        return label.isEmpty() ? ALGORITHMS.stream().anyMatch(name -> isKeyOf(name, encoded)) : encoded.length > 0;
    }

    private static boolean isKeyOf(String algorithm, byte[] encoded) {
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded)) != null;
        } catch (GeneralSecurityException ofAnother) {
            return false;
        }
    }

    private static Optional<Path> path(String value) {
        try {
            return Optional.of(Path.of(value));
        } catch (InvalidPathException notOnThisSystem) {
            return Optional.empty();
        }
    }
}
