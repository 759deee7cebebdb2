package io.keyfolio.platform.embedded.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The form, the file permissions and the persistence of the generated secrets. */
class GeneratedSecretsTest {

    @TempDir
    private Path directory;

    @Test
    void laterStartsFindTheSameSecrets() throws IOException {
        List<String> first = contents(new GeneratedSecrets(directory));

        List<String> second = contents(new GeneratedSecrets(directory));

        assertEquals(first, second);
    }

    @Test
    void passwordsDiffer() {
        GeneratedSecrets secrets = new GeneratedSecrets(directory);

        assertNotEquals(secrets.superuserPassword(), secrets.databasePassword());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseMayReadThem() throws IOException {
        contents(new GeneratedSecrets(directory));

        try (Stream<Path> files = Files.list(directory)) {
            assertTrue(files.allMatch(file -> "rw-------".equals(mode(file))));
        }
    }

    @Test
    void whatACrashLeftIsReplaced() throws IOException {
        Files.writeString(
                directory.resolve("sealing-keys.partial"), "k1:half and much longer than what is to be written");

        String keys = Files.readString(new GeneratedSecrets(directory).sealingKeysFile());

        assertTrue(keys.matches("k1:[A-Za-z0-9+/]{43}=\n"));
    }

    @Test
    void jwtKeyIsAnRsaKeyInPem() throws Exception {
        List<String> lines = Files.readAllLines(new GeneratedSecrets(directory).jwtPrivateKeyFile());

        String body = String.join("", lines.subList(1, lines.size() - 1));
        var encoded = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body));
        var key = (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(encoded);
        assertEquals("-----BEGIN PRIVATE KEY-----", lines.get(0));
        assertEquals("-----END PRIVATE KEY-----", lines.get(lines.size() - 1));
        assertEquals(3072, key.getModulus().bitLength());
    }

    private static List<String> contents(GeneratedSecrets secrets) throws IOException {
        return List.of(
                secrets.superuserPassword(),
                secrets.databasePassword(),
                Files.readString(secrets.jwtPrivateKeyFile()),
                Files.readString(secrets.sealingKeysFile()));
    }

    private static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
