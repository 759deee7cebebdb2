package io.keyfolio.platform.embedded.storage;

import io.keyfolio.platform.embedded.certificate.PemEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** The generated secrets: each is made when it is first needed, and read from its file after every restart. */
public final class GeneratedSecrets {

    private static final int KEY_BYTES = 32;
    private static final int RSA_BITS = 3072;

    private final Path directory;
    private final SecureRandom random = new SecureRandom();

    public GeneratedSecrets(Path directory) {
        this.directory = directory;
    }

    /** The file of the superuser's password; the superuser only prepares the database. */
    public Path superuserPasswordFile() {
        return require("postgres-password", this::password);
    }

    public String superuserPassword() {
        return read(superuserPasswordFile());
    }

    public String databasePassword() {
        return read(require("database-password", this::password));
    }

    public Path jwtPrivateKeyFile() {
        return require("jwt-private-key.pem", this::rsaPrivateKey);
    }

    public Path sealingKeysFile() {
        return require("sealing-keys", this::sealingKeys);
    }

    private Path require(String name, Supplier<String> secret) {
        Path file = directory.resolve(name);
        try {
            if (!Files.exists(file)) {
                PrivateFiles.write(file, secret.get() + "\n");
            }
            return file;
        } catch (IOException failure) {
            throw StorageFailure.of(directory, failure);
        }
    }

    private String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw StorageFailure.of(directory, failure);
        }
    }

    private String password() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes());
    }

    private String sealingKeys() {
        return "k1:" + Base64.getEncoder().encodeToString(randomBytes());
    }

    private String rsaPrivateKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS, random);
            byte[] pkcs8 = generator.generateKeyPair().getPrivate().getEncoded();
            return PemEncoding.encode(PemEncoding.PRIVATE_KEY, pkcs8);
        } catch (GeneralSecurityException everyJavaHasRsa) {
            throw new IllegalStateException(everyJavaHasRsa);
        }
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
