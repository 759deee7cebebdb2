package io.keyfolio.platform.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Keyfolio's configuration mappings can read every value that the validator accepts, so Quarkus refuses none. */
class MappingAgreementTest {

    private static final int BUILT_IN = 250;

    private static URL properties;
    private static List<ConfigClass> mappings;

    @BeforeAll
    static void findMappings() throws IOException {
        mappings = DeclaredSettings.mappings().toList();
        properties =
                Path.of("src/main/resources/application.properties").toUri().toURL();
    }

    @ParameterizedTest
    @MethodSource("goodValues")
    void goodValueIsReadByTheMappings(Setting setting, String value) throws IOException {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .addDiscoveredValidator()
                .withValidateUnknown(false)
                .withSources(new PropertiesConfigSource(properties, BUILT_IN))
                .withSources(new PropertiesConfigSource(Map.of(setting.property(), value), "test", BUILT_IN + 1));
        mappings.forEach(builder::withMapping);

        assertEquals(List.of(), Validation.of(setting.variable(), value).wrongValues());
        assertDoesNotThrow(builder::build);
    }

    static Stream<Arguments> goodValues() {
        return KnownSettings.read().all().stream()
                .filter(setting -> setting.variable().startsWith("KEYFOLIO_"))
                .flatMap(setting -> values(setting).map(value -> Arguments.of(setting, value)));
    }

    /** The ends of each range, and all notations that the validator accepts. */
    private static Stream<String> values(Setting setting) {
        String[] range = setting.rule().split("\\.\\.", 2);
        return switch (setting.kind()) {
            case BOOLEAN -> Stream.of("true", "FALSE", "1", "0", "yes", "No", "on", "off", "y", "N", " true ");
            case INTEGER -> Stream.of(range[0], range[1], " " + range[1] + " ", "+" + range[1]);
            case DURATION -> Stream.of(range[0], range[1], "24h", "P1DT1H", " 1d ", "86400", "24h30m");
            case SIZE -> Stream.of(range[0], range[1], "2048", "3k", " 16M ");
            case CHOICE ->
                Stream.of(setting.rule().split(",", -1))
                        .flatMap(word ->
                                Stream.of(word, word.toUpperCase(Locale.ROOT).replace('-', '_'), word + " "));
            case HOST ->
                Stream.of("db", "db.example.com.", "10.0.0.1", "::1", "fe80::1%eth0", "my_db", "bücher.example");
            case NETWORK -> Stream.of("10.0.0.0/8", "::1", "10.0.0.0/8,2001:db8::/32");
            case ORIGIN -> Stream.of("https://a.example", "http://localhost:3000,https://[::1]");
            case URL -> Stream.of("https://a.example", "http://localhost:8080", "https://[::1]:8443/keys/a.b");
            case PATTERN, HEADER, TEXT, DIRECTORY -> Stream.of(setting.example());
            default -> Stream.empty();
        };
    }
}
