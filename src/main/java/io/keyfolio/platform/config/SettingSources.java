package io.keyfolio.platform.config;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The sources that Quarkus reads settings from, in order of precedence. Reading files as Quarkus does takes as long as a start
 * of the native executable. Files are read only where one exists, a name has a profile, or a value refers to another one.
 */
final class SettingSources {

    private static final int OF_THE_BUILD = 250;
    private static final String[] LOCATIONS = {
        "quarkus.config.locations", "smallrye.config.locations", "QUARKUS_CONFIG_LOCATIONS", "SMALLRYE_CONFIG_LOCATIONS"
    };
    private static final String[] FILES = {".env", "config/application.properties"};
    private static final String PROFILE = "%";

    private final Map<String, String> environment;
    private final Map<String, String> system;
    private final Path directory;
    private final Supplier<SmallRyeConfig> reader;
    private SmallRyeConfig config;

    SettingSources(
            Map<String, String> environment, Properties system, Path directory, Supplier<SmallRyeConfig> reader) {
        this.environment = environment;
        this.system = text(system);
        this.directory = directory;
        this.reader = reader;
    }

    /** The sources of this process. */
    static SettingSources current() {
        return new SettingSources(System.getenv(), System.getProperties(), Path.of(""), EarlySettings::read);
    }

    List<SettingSource> all() {
        List<SettingSource> sources = new ArrayList<>();
        sources.add(new SettingSource("system property", false, system));
        sources.add(new SettingSource("", true, environment));
        if (hasFiles()) {
            config().getConfigSources().forEach(source -> addFile(source, sources));
        }
        return sources;
    }

    /** The value with its expressions expanded; empty when an expression refers to a setting that does not exist. */
    Optional<String> expanded(String property) {
        try {
            return Optional.ofNullable(config().getConfigValue(property).getValue());
        } catch (NoSuchElementException | IllegalArgumentException dangling) {
            return Optional.empty();
        }
    }

    /** Whether the profile is active. */
    boolean isActive(String profile) {
        return config().getProfiles().contains(profile);
    }

    private boolean hasFiles() {
        for (String file : FILES) {
            if (Files.exists(directory.resolve(file))) {
                return true;
            }
        }
        for (String location : LOCATIONS) {
            if (environment.containsKey(location) || system.containsKey(location)) {
                return true;
            }
        }
        for (String name : system.keySet()) {
            if (name.startsWith(PROFILE)) {
                return true;
            }
        }
        return false;
    }

    private static void addFile(ConfigSource source, List<SettingSource> sources) {
        if (source.getOrdinal() != OF_THE_BUILD && source.getName().contains("[source=")) {
            String place = source.getName().replaceFirst(".*\\[source=(?:file:)?(.*)]", "$1");
            sources.add(new SettingSource(place, source instanceof EnvConfigSource, source.getProperties()));
        }
    }

    private SmallRyeConfig config() {
        if (config == null) {
            config = reader.get();
        }
        return config;
    }

    private static Map<String, String> text(Properties properties) {
        Map<String, String> text = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            text.put(name, properties.getProperty(name));
        }
        return text;
    }
}
