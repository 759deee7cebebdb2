package io.keyfolio.token;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A secret that operators set by a variable, or by a second one, {@code …_FILE}, that names a file holding it. */
public record ConfiguredSecret(String variable, String howToMakeOne) {

    /**
     * The secret's text; a value wins over a file.
     *
     * @throws ConfigurationException when neither is set, or the file cannot be read
     */
    public String require(Optional<String> value, Optional<Path> file) {
        return find(value, file).orElseThrow(this::missing);
    }

    /**
     * As {@link #require}, for what need not be set.
     *
     * @throws ConfigurationException when the file cannot be read
     */
    public Optional<String> find(Optional<String> value, Optional<Path> file) {
        return value.or(() -> file.map(this::read));
    }

    private String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ConfigurationException(variable + "_FILE: cannot read " + file + " ("
                    + e.getClass().getSimpleName() + "). " + howToMakeOne);
        }
    }

    private ConfigurationException missing() {
        return new ConfigurationException(
                "Set " + variable + ", or " + variable + "_FILE to a file that holds it. " + howToMakeOne);
    }
}
