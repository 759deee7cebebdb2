package io.keyfolio.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.Certificates;
import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.PackagedKeyfolio;
import io.keyfolio.testing.Ports;
import io.keyfolio.testing.Program.Outcome;
import io.keyfolio.testing.TlsPeer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service reloads certificates that are renewed on disk, on the public port and on the management port. */
class CertificateReloadIT {

    @TempDir
    private Path directory;

    @Test
    void replacedCertificateIsServedWithoutARestart() throws Exception {
        Certificates first = certificates("first");
        Certificates second = certificates("second");
        Path certificate = Files.copy(first.server(), directory.resolve("tls.crt"));
        Path key = Files.copy(first.serverKey(), directory.resolve("tls.key"));
        int port = Ports.free();

        try (FreshDatabases databases = FreshDatabases.start();
                PackagedKeyfolio service =
                        PackagedKeyfolio.serve(settings(databases.make().variables(), certificate, key, port))) {
            awaitSerial(port, first);
            awaitSerial(service.management().getPort(), first);

            replace(certificate, second.server());
            Await.until(() -> lines(service, " not replaced: "), lines -> lines >= 2);
            assertEquals(serial(first), TlsPeer.serial(port));

            replace(key, second.serverKey());
            awaitSerial(port, second);
            awaitSerial(service.management().getPort(), second);
            assertEquals(2, lines(service, " not replaced: the private key does not belong to the certificate "));
            assertEquals(2, lines(service, " replaced: CN=server, serial "));
        }
    }

    /** Restoring the earlier files reverts a mistaken renewal. */
    @Test
    void certificateCanBeTakenBackAndAMissingFileChangesNothing() throws Exception {
        Certificates first = certificates("first");
        Certificates second = certificates("second");
        Path certificate = Files.copy(first.server(), directory.resolve("tls.crt"));
        Path key = Files.copy(first.serverKey(), directory.resolve("tls.key"));
        int port = Ports.free();

        try (FreshDatabases databases = FreshDatabases.start();
                PackagedKeyfolio service =
                        PackagedKeyfolio.serve(settings(databases.make().variables(), certificate, key, port))) {
            awaitSerial(port, first);
            replace(certificate, second.server());
            replace(key, second.serverKey());
            awaitSerial(port, second);
            replace(certificate, first.server());
            replace(key, first.serverKey());
            awaitSerial(port, first);

            Files.delete(key);
            Await.until(() -> lines(service, "tls.key is missing. The previous one is served."), lines -> lines == 2);

            assertEquals(serial(first), TlsPeer.serial(port));
        }
    }

    /** The management port opens after the public one. */
    @Test
    void healthAsksAManagementPortThatSpeaksTls() throws Exception {
        Certificates certificates = certificates("only");
        int port = Ports.free();

        try (FreshDatabases databases = FreshDatabases.start()) {
            Map<String, String> variables =
                    settings(databases.make().variables(), certificates.server(), certificates.serverKey(), port);
            try (PackagedKeyfolio service = PackagedKeyfolio.serve(variables)) {
                Await.until(() -> service.status("/readyz"), status -> status == 200);
                variables.put(
                        "KEYFOLIO_MANAGEMENT_PORT",
                        Integer.toString(service.management().getPort()));

                Outcome outcome = Await.until(
                        () -> health(variables), health -> !health.err().contains("Connection refused"));

                assertEquals(0, outcome.exitCode(), outcome::err);
                assertTrue(outcome.out().startsWith("keyfolio: https://127.0.0.1:"), outcome.out());
            }
        }
    }

    private static Outcome health(Map<String, String> variables) {
        try {
            return PackagedKeyfolio.run(variables, "health");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Certificates certificates(String name) throws Exception {
        return Certificates.makeIn(Files.createDirectory(directory.resolve(name)));
    }

    private static Map<String, String> settings(Map<String, String> database, Path certificate, Path key, int port) {
        Map<String, String> settings = new TreeMap<>(database);
        settings.put("QUARKUS_HTTP_SSL_PORT", Integer.toString(port));
        for (String server : new String[] {"QUARKUS_HTTP", "QUARKUS_MANAGEMENT"}) {
            settings.put(server + "_SSL_CERTIFICATE_FILES", certificate.toString());
            settings.put(server + "_SSL_CERTIFICATE_KEY_FILES", key.toString());
        }
        settings.put("KEYFOLIO_TLS_RELOAD_PERIOD", "0.2S");
        return settings;
    }

    /** Replaces a file atomically, as programs that renew certificates do. */
    private static void replace(Path file, Path by) throws IOException {
        Path beside = Files.copy(by, file.resolveSibling("new"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void awaitSerial(int port, Certificates certificates) throws Exception {
        BigInteger wanted = serial(certificates);
        Await.until(() -> TlsPeer.serial(port), wanted::equals);
    }

    private static BigInteger serial(Certificates certificates) throws Exception {
        return TlsPeer.certificate(certificates.server()).getSerialNumber();
    }

    private static long lines(PackagedKeyfolio service, String text) {
        try {
            return service.log().lines().filter(line -> line.contains(text)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
