package io.keyfolio.platform.config;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SysPropConfigSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A validation of the settings that a test chooses. */
final class Validation {

    private static final KnownSettings KNOWN = KnownSettings.read();
    private static final String FILE = "config/application.properties";
    private static final int ORDINAL_OF_FILE = 260;

    private final Map<String, String> environment;
    private final Properties system = new Properties();
    private Path directory = Path.of("target/no-such-directory");
    private final List<String> notices = new ArrayList<>();

    private Validation(Map<String, String> environment) {
        this.environment = environment;
    }

    static Validation of(Map<String, String> environment) {
        return new Validation(environment);
    }

    static Validation of(String variable, String value) {
        return of(Map.of(variable, value));
    }

    Validation withSystemProperty(String name, String value) {
        system.setProperty(name, value);
        return this;
    }

    /** Sets the working directory, which can contain {@code config/application.properties}. */
    Validation in(Path workingDirectory) {
        this.directory = workingDirectory;
        return this;
    }

    List<String> wrongValues(String... prefixes) {
        return validator().wrongValues(prefixes);
    }

    List<String> unknownNames() {
        return validator().unknownNames(notices::add);
    }

    /** The messages that do not stop the start. */
    List<String> notices() {
        SettingsValidator validator = validator();
        validator.unknownNames(notices::add);
        validator.noticeInjected(notices::add);
        return notices;
    }

    Map<String, String> replacements() {
        return new ConfiguredSettings(KNOWN, sources()).replacements();
    }

    private SettingsValidator validator() {
        return new SettingsValidator(KNOWN, sources());
    }

    private SettingSources sources() {
        return new SettingSources(environment, system, directory, this::config);
    }

    private SmallRyeConfig config() {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withProfile("prod")
                .withSources(new SysPropConfigSource())
                .withSources(new io.smallrye.config.EnvConfigSource(environment, 300));
        Path file = directory.resolve(FILE);
        try {
            if (Files.exists(file)) {
                builder.withSources(new PropertiesConfigSource(file.toUri().toURL(), ORDINAL_OF_FILE));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return builder.build();
    }
}
