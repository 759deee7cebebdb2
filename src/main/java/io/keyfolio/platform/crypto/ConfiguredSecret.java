package io.keyfolio.platform.crypto;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A secret that operators set by a variable, or by a second one, {@code …_FILE}, that names a file with it. */
public record ConfiguredSecret(String variable, String howToMakeOne) {

    /**
     * The secret; a value wins over a file.
     *
     * @throws ConfigurationException when neither is set, when the file cannot be read, or when other users can read it
     */
    public String require(Optional<String> value, Optional<Path> file) {
        return value.or(() -> file.map(this::readPrivate)).orElseThrow(this::missing);
    }

    /**
     * As {@link #require}, for an optional text that is no secret, so that other users may read its file.
     *
     * @throws ConfigurationException when the file cannot be read
     */
    public Optional<String> find(Optional<String> value, Optional<Path> file) {
        return value.or(() -> file.map(this::read));
    }

    private String readPrivate(Path file) {
        String text = read(file);
        try {
            SecretFile.exposure(file).ifPresent(whom -> refuse(file, whom));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return text;
    }

    private String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private void refuse(Path file, String whom) {
        throw new ConfigurationException(
                variable + "_FILE: " + file + " is open to " + whom + ". Run: chmod 600 " + file);
    }

    private ConfigurationException unreadable(Path file, IOException failure) {
        return new ConfigurationException(variable + "_FILE: cannot read " + file + " ("
                + failure.getClass().getSimpleName() + "). " + howToMakeOne);
    }

    private ConfigurationException missing() {
        return new ConfigurationException(
                "Set " + variable + ", or " + variable + "_FILE to a file that holds it. " + howToMakeOne);
    }
}
