package io.keyfolio.platform.database.address;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The TLS mode of connections to PostgreSQL and the authority to trust, with the meanings of libpq's {@code sslmode} and
 * {@code sslrootcert} (PostgreSQL documentation, "SSL Mode Descriptions").
 */
public record DatabaseTls(SslMode mode, Optional<Path> rootCertificate) {

    private static final String SAME_HOST = "HTTPS";

    /**
     * Checks that a mode that verifies has a certificate to verify with.
     *
     * @throws ConfigurationException when it has none
     */
    public DatabaseTls {
        if (verifies(mode) && rootCertificate.isEmpty()) {
            throw new ConfigurationException(
                    "KEYFOLIO_DB_SSLMODE is " + text(mode)
                            + ": set KEYFOLIO_DB_SSLROOTCERT to the PEM file of the authority that signed the server's certificate.");
        }
    }

    void applyTo(PgConnectOptions options) {
        options.setSslMode(mode);
        if (verifies(mode)) {
            options.setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(certificate())));
        } else {
            options.setTrustAll(true);
        }
        if (mode == SslMode.VERIFY_FULL) {
            options.setHostnameVerificationAlgorithm(SAME_HOST);
        }
    }

    void applyTo(PGSimpleDataSource source) {
        source.setSslMode(text(mode));
        if (verifies(mode)) {
            source.setSslRootCert(rootCertificate.orElseThrow().toString());
        }
    }

    private byte[] certificate() {
        Path file = rootCertificate.orElseThrow();
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ConfigurationException("KEYFOLIO_DB_SSLROOTCERT: cannot read " + file + " ("
                    + e.getClass().getSimpleName() + ").");
        }
    }

    private static boolean verifies(SslMode mode) {
        return mode == SslMode.VERIFY_CA || mode == SslMode.VERIFY_FULL;
    }

    private static String text(SslMode mode) {
        return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
