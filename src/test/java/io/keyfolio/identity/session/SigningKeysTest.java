package io.keyfolio.identity.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The signing keys and previous keys with which the service starts. */
class SigningKeysTest {

    private static final String PRIVATE_KEY = "keyfolio.jwt.private-key";
    private static final String PRIVATE_KEY_FILE = "keyfolio.jwt.private-key-file";
    private static final String PREVIOUS = "keyfolio.jwt.previous-public-key";
    private static final String PREVIOUS_FILE = "keyfolio.jwt.previous-public-key-file";

    private static KeyPair current;
    private static KeyPair previous;

    @TempDir
    private Path directory;

    @BeforeAll
    static void makeKeys() {
        current = rsa(2048);
        previous = rsa(2048);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void bothAreReadFromFilesAndTheOneThatSignsComesFirst() throws IOException {
        Path file = Files.writeString(directory.resolve("key.pem"), pem("PRIVATE KEY", current.getPrivate()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Path readByAll = Files.writeString(directory.resolve("previous.pem"), pem("PUBLIC KEY", previous.getPublic()));

        VerificationKeys keys = keys(Map.of(PRIVATE_KEY_FILE, file.toString(), PREVIOUS_FILE, readByAll.toString()));

        assertEquals(
                List.of(current.getPublic(), previous.getPublic()),
                List.copyOf(keys.byId().values()));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void privateKeyThatEverybodyMayReadIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("key.pem"), pem("PRIVATE KEY", current.getPrivate()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertEquals(
                "KEYFOLIO_JWT_PRIVATE_KEY_FILE: " + file + " is open to everybody on this machine. Run: chmod 600 "
                        + file,
                refusal(Map.of(PRIVATE_KEY_FILE, file.toString())));
    }

    @Test
    void weakPrivateKeyIsRefused() {
        String weak = pem("PRIVATE KEY", rsa(1024).getPrivate());

        assertEquals(
                "KEYFOLIO_JWT_PRIVATE_KEY has fewer than 2048 bits."
                        + " Make one with: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072",
                refusal(Map.of(PRIVATE_KEY, weak)));
    }

    @Test
    void weakPreviousKeyIsRefused() {
        String weak = pem("PUBLIC KEY", rsa(1024).getPublic());

        assertEquals(
                "KEYFOLIO_JWT_PREVIOUS_PUBLIC_KEY has fewer than 2048 bits."
                        + " Make it from the previous private key with: openssl pkey -pubout",
                refusalOfPrevious(weak));
    }

    @Test
    void missingPreviousFileIsNamed() {
        Path missing = directory.resolve("missing.pem");

        String refusal = refusal(
                Map.of(PRIVATE_KEY, pem("PRIVATE KEY", current.getPrivate()), PREVIOUS_FILE, missing.toString()));

        assertTrue(
                refusal.startsWith(
                        "KEYFOLIO_JWT_PREVIOUS_PUBLIC_KEY_FILE: cannot read " + missing + " (NoSuchFileException)."),
                refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"public", "-----BEGIN PUBLIC KEY-----AAAA-----END PUBLIC KEY-----", "!"})
    void previousKeyThatIsNoPublicKeyIsRefused(String text) {
        assertEquals(
                "KEYFOLIO_JWT_PREVIOUS_PUBLIC_KEY is not an RSA public key as PEM."
                        + " Make it from the previous private key with: openssl pkey -pubout",
                refusalOfPrevious(text));
    }

    @Test
    void privateKeyInPlaceOfThePreviousPublicOneIsRefused() {
        assertEquals(
                "KEYFOLIO_JWT_PREVIOUS_PUBLIC_KEY is a private key."
                        + " Make it from the previous private key with: openssl pkey -pubout",
                refusalOfPrevious(pem("PRIVATE KEY", previous.getPrivate())));
    }

    @Test
    void keyThatSignsIsRefusedAsThePreviousOne() {
        assertEquals(
                "KEYFOLIO_JWT_PREVIOUS_PUBLIC_KEY is the public half of the key that signs."
                        + " Give that of the key before it, or unset it.",
                refusalOfPrevious(pem("PUBLIC KEY", current.getPublic())));
    }

    private static String refusalOfPrevious(String text) {
        return refusal(Map.of(PRIVATE_KEY, pem("PRIVATE KEY", current.getPrivate()), PREVIOUS, text));
    }

    private static String refusal(Map<String, String> settings) {
        return assertThrows(ConfigurationException.class, () -> keys(settings)).getMessage();
    }

    private static VerificationKeys keys(Map<String, String> settings) {
        JwtConfig config = new SmallRyeConfigBuilder()
                .withMapping(JwtConfig.class)
                .withDefaultValues(settings)
                .withDefaultValue("keyfolio.jwt.lifetime", "PT24H")
                .build()
                .getConfigMapping(JwtConfig.class);
        return new VerificationKeys(new SigningKey(config), config);
    }

    private static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String label, Key key) {
        String body = Base64.getMimeEncoder().encodeToString(key.getEncoded());
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
