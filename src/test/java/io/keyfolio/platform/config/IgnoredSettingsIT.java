package io.keyfolio.platform.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.PackagedKeyfolio;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The packaged service ignores some settings and starts. */
class IgnoredSettingsIT {

    @RegisterExtension
    private static final FreshDatabases databases = FreshDatabases.start();

    @Test
    void variablesOfServicesAreLeftAloneWithOneLine() throws Exception {
        List<String> lines = logged(
                "Kubernetes",
                Map.of(
                        "KEYFOLIO_PORT", "tcp://10.96.0.7:8080",
                        "KEYFOLIO_SERVICE_HOST", "10.96.0.7",
                        "KEYFOLIO_DB_LISTEN_PORT", "tcp://10.96.0.8:5432",
                        "KEYFOLIO_DB_PORT_5432_TCP_ADDR", "10.96.0.8"));

        assertEquals(1, lines.size(), lines::toString);
        assertEquals(
                "KEYFOLIO_DB_LISTEN_PORT, KEYFOLIO_DB_PORT_5432_TCP_ADDR, KEYFOLIO_PORT, KEYFOLIO_SERVICE_HOST",
                lines.get(0).replaceFirst(".*: ", ""));
    }

    /** A compose file sets empty variables with {@code KEYFOLIO_CACHE_SIZE: ${CACHE_SIZE:-}}. */
    @Test
    void emptyVariablesMeanTheDefaults() throws Exception {
        Map<String, String> empty = new TreeMap<>();
        KnownSettings.read().all().stream()
                .filter(setting -> !setting.neverEmpty())
                .forEach(setting -> empty.put(setting.variable(), ""));

        assertEquals(List.of(), logged("WARN", empty));
    }

    @Test
    void unknownSettingsAreIgnoredOnRequest() throws Exception {
        List<String> lines = logged("WARN", Map.of("KEYFOLIO_CACHE_SIZES", "1", "KEYFOLIO_UNKNOWN_SETTINGS", "warn"));

        assertEquals(1, lines.size(), lines::toString);
        assertEquals(
                "KEYFOLIO_CACHE_SIZES is not a setting of Keyfolio: did you mean KEYFOLIO_CACHE_SIZE?",
                lines.get(0).replaceFirst(".*=warn\\): ", ""));
    }

    /** The lines of a start about ignored settings. The required settings are not among them. */
    private static List<String> logged(String word, Map<String, String> settings) throws Exception {
        Map<String, String> variables = new TreeMap<>(settings);
        variables.keySet().removeAll(List.of("KEYFOLIO_JWT_PRIVATE_KEY", "KEYFOLIO_SEALING_KEYS"));
        variables.putAll(databases.make().variables());
        try (PackagedKeyfolio service = PackagedKeyfolio.serve(variables)) {
            service.awaitReady();
            return service.log().lines().filter(line -> line.contains(word)).toList();
        }
    }
}
