package io.keyfolio.platform.config;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.keyfolio.testing.MarkdownFiles;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings that the sources declare: those of Keyfolio's mappings, those that application.properties forwards to a
 * property of Quarkus, and those of Quarkus that the documentation names, with the types of Quarkus's mappings.
 */
final class DeclaredSettings {

    private static final Path PROPERTIES = Path.of("src/main/resources/application.properties");
    private static final String FILE = "-file";
    private static final Pattern HANDED_ON = Pattern.compile("\\$\\{(keyfolio\\.[a-z.-]+)");
    private static final Pattern OF_QUARKUS = Pattern.compile("QUARKUS_[A-Z_]*[A-Z]");

    private final Properties defaults = new Properties();
    private final Map<String, Property> own = properties(mappings());
    private final Map<String, Property> ofQuarkus = properties(mappingsOfQuarkus());

    private DeclaredSettings() throws IOException {
        try (Reader file = Files.newBufferedReader(PROPERTIES)) {
            defaults.load(file);
        }
    }

    /** All settings in the order of their names. */
    static Collection<Setting> all() throws IOException {
        DeclaredSettings declared = new DeclaredSettings();
        Map<String, Setting> settings = new TreeMap<>();
        declared.own.forEach((name, property) -> settings.put(name, declared.setting(name, property)));
        declared.handedOn(settings);
        declared.documented(settings);
        return settings.values();
    }

    /** Keyfolio's configuration mappings. */
    static Stream<ConfigClass> mappings() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.keyfolio").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .map(JavaClass::reflect)
                        .map(ConfigClass::configClass);
    }

    /**
     * Adds settings that are forwarded to Quarkus, with its type: {@code
     * quarkus.http.limits.max-connections=${keyfolio.http.max-connections}}.
     */
    private void handedOn(Map<String, Setting> settings) {
        for (String name : defaults.stringPropertyNames()) {
            Matcher expression = HANDED_ON.matcher(defaults.getProperty(name));
            Property property = ofQuarkus.get(name);
            while (property != null && expression.find()) {
                settings.computeIfAbsent(expression.group(1), own -> setting(own, property));
            }
        }
    }

    private void documented(Map<String, Setting> settings) throws IOException {
        for (String variable : documentedVariables()) {
            ofQuarkus.forEach((name, property) -> {
                if (Setting.variable(name).equals(variable)) {
                    settings.put(name, setting(name, property));
                }
            });
        }
    }

    private Setting setting(String name, Property property) {
        String mapped = property.hasDefaultValue() ? property.getDefaultValue() : "";
        String fallback = defaults.getProperty(name, defaults.getProperty("%prod." + name, mapped));
        boolean secret = own.containsKey(name + FILE);
        DeclaredSetting declared = new DeclaredSetting(name, property.getMethod(), fallback, secret);
        String content = name.endsWith(FILE) ? name.substring(0, name.length() - FILE.length()) : "";
        return own.containsKey(content)
                ? declared.fileOf(setting(content, own.get(content)).kind())
                : declared.setting();
    }

    /** The variables of Quarkus that the documentation names. */
    private static Set<String> documentedVariables() throws IOException {
        Set<String> variables = new TreeSet<>();
        SettingDescriptions.ofQuarkus().stringPropertyNames().forEach(name -> variables.add(Setting.variable(name)));
        for (Path document : documents()) {
            Matcher variable = OF_QUARKUS.matcher(Files.readString(document));
            while (variable.find()) {
                variables.add(variable.group());
            }
        }
        return variables;
    }

    /** The documents that people write. The page of all settings is excluded, because it is generated from the result. */
    private static Collection<Path> documents() {
        return Stream.concat(MarkdownFiles.all(), Stream.of(Path.of("docker", "compose.yaml")))
                .filter(document -> !document.equals(SettingsFileTest.PAGE))
                .toList();
    }

    /** The mappings of the extensions on the class path, which list them for tools. */
    private static Stream<ConfigClass> mappingsOfQuarkus() throws IOException {
        ClassLoader loader = DeclaredSettings.class.getClassLoader();
        return Collections.list(loader.getResources("META-INF/quarkus-config-roots.list")).stream()
                .flatMap(list -> read(list).lines())
                .map(name -> load(name, loader))
                .filter(type -> type.isInterface() && type.isAnnotationPresent(ConfigMapping.class))
                .map(ConfigClass::configClass);
    }

    private static Map<String, Property> properties(Stream<ConfigClass> mappings) {
        return mappings.flatMap(mapping -> ConfigMappings.getProperties(mapping).entrySet().stream())
                .filter(entry -> !entry.getKey().matches(".*[*\\[].*"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }

    private static String read(URL file) {
        try (InputStream stream = file.openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
