package io.keyfolio.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate authority for one run of the tests, and a server certificate that it has signed, as PEM files. */
public final class Certificates {

    private static final String PASSWORD = "changeit"; // the file is deleted with the directory of the test
    private static final int PEM_LINE = 64;

    private final Path directory;

    private Certificates(Path directory) {
        this.directory = directory;
    }

    /** Creates both in the directory; the server certificate is valid only for {@code localhost}. */
    public static Certificates makeIn(Path directory) throws IOException, GeneralSecurityException {
        Certificates certificates = new Certificates(directory);
        certificates.keytool("-genkeypair", "-alias", "authority", "-dname", "CN=authority", "-ext", "bc:c");
        certificates.keytool(
                "-genkeypair",
                "-alias",
                "server",
                "-dname",
                "CN=server",
                "-ext",
                "san=dns:localhost",
                "-signer",
                "authority");
        certificates.export();
        return certificates;
    }

    public Path authority() {
        return directory.resolve("authority.pem");
    }

    public Path server() {
        return directory.resolve("server.pem");
    }

    public Path serverKey() {
        return directory.resolve("server-key.pem");
    }

    private void export() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(directory.resolve("store").toFile(), PASSWORD.toCharArray());
        write(authority(), "CERTIFICATE", store.getCertificate("authority").getEncoded());
        write(server(), "CERTIFICATE", store.getCertificate("server").getEncoded());
        write(
                serverKey(),
                "PRIVATE KEY",
                store.getKey("server", PASSWORD.toCharArray()).getEncoded());
        Files.setPosixFilePermissions(serverKey(), PosixFilePermissions.fromString("rw-------"));
    }

    private void keytool(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(words));
        command.addAll(List.of(
                "-keyalg", "RSA", "-keystore", directory.resolve("store").toString()));
        command.addAll(List.of("-storepass", PASSWORD));
        Program.run(command);
    }

    private static void write(Path file, String kind, byte[] content) throws IOException {
        String body = Base64.getMimeEncoder(PEM_LINE, "\n".getBytes(US_ASCII)).encodeToString(content);
        Files.writeString(file, "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
    }
}
