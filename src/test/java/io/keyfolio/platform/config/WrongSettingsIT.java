package io.keyfolio.platform.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.platform.config.check.SettingKind;
import io.keyfolio.testing.PackagedKeyfolio;
import io.keyfolio.testing.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An invalid setting stops the start of the packaged service with one line, before it prints or creates anything else. */
class WrongSettingsIT {

    @TempDir
    private static Path directory;

    private final Path data = directory.resolve("data");

    @AfterEach
    void noDatabaseWasMade() {
        assertFalse(Files.exists(data));
    }

    /** One setting of each kind, and all settings of Quarkus. */
    static Stream<Setting> samples() {
        Set<SettingKind> seen = EnumSet.noneOf(SettingKind.class);
        WrongValues wrong = new WrongValues(directory);
        return KnownSettings.read().all().stream()
                .filter(setting -> wrong.of(setting).findAny().isPresent())
                .filter(setting ->
                        seen.add(setting.kind()) || !setting.variable().startsWith("KEYFOLIO_"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void wrongValueStopsTheStartWithOneLine(Setting setting) throws IOException {
        String value = new WrongValues(directory).of(setting).findFirst().orElseThrow();

        String line = refusal(Map.of(setting.variable(), value));

        assertTrue(line.startsWith(setting.variable() + ": "), line);
        assertTrue(line.contains(", for example " + setting.variable() + "="), line);
        assertFalse(setting.kind().isSecret() && line.contains(value), line);
    }

    @Test
    void allWrongValuesAreToldInOneLine() throws IOException {
        Map<String, String> variables = new TreeMap<>();
        WrongValues wrong = new WrongValues(directory);
        for (Setting setting : KnownSettings.read().all()) {
            wrong.of(setting).findFirst().ifPresent(value -> variables.put(setting.variable(), value));
        }
        String data = variables.remove("KEYFOLIO_DATA_DIR");

        String line = refusal(variables);

        variables.keySet().forEach(variable -> assertTrue(line.contains(variable + ": "), variable));
        assertTrue(variables.size() > 60 && data != null);
    }

    @Test
    void unknownVariableIsToldWithTheNearestOne() throws IOException {
        assertEquals(
                "KEYFOLIO_RATE_LIMT_ENABLED is not a setting of Keyfolio: did you mean KEYFOLIO_RATE_LIMIT_ENABLED?",
                refusal(Map.of("KEYFOLIO_RATE_LIMT_ENABLED", "true")));
    }

    @ParameterizedTest
    @CsvSource({
        "config/application.properties, keyfolio.db.hots=db, keyfolio.db.hots, keyfolio.db.host",
        ".env, KEYFOLIO_DB_HOTS=db, KEYFOLIO_DB_HOTS, KEYFOLIO_DB_HOST"
    })
    void unknownNameInAFileIsToldWithTheFile(String file, String line, String name, String nearest) throws IOException {
        Path working = Files.createTempDirectory(directory, "working");
        Files.createDirectories(working.resolve("config"));
        Files.writeString(working.resolve(file), line + "\n");

        Outcome outcome = PackagedKeyfolio.runIn(working, Map.of("KEYFOLIO_DATA_DIR", data.toString()));

        assertEquals(1, outcome.exitCode(), outcome::err);
        assertEquals(
                name + " (" + working.toRealPath().resolve(file) + ") is not a setting of Keyfolio: did you mean "
                        + nearest + "?\n",
                outcome.err());
        assertEquals("", outcome.out());
    }

    @Test
    void unknownSystemPropertyIsToldWithTheNearestOne() throws IOException {
        Outcome outcome = PackagedKeyfolio.runIn(
                directory, Map.of("KEYFOLIO_DATA_DIR", data.toString()), "-Dkeyfolio.cache-size=1");

        assertEquals(1, outcome.exitCode(), outcome::err);
        assertEquals(
                "keyfolio.cache-size (system property) is not a setting of Keyfolio: did you mean keyfolio.cache.size?\n",
                outcome.err());
    }

    @ParameterizedTest
    @CsvSource({
        "migrate, KEYFOLIO_DB_PORT, 5432x",
        "migrate, KEYFOLIO_DB_HOST, ''",
        "migrate, KEYFOLIO_DB_NAM, x",
        "reseal, KEYFOLIO_SEALING_KEYS, k1",
        "health, KEYFOLIO_MANAGEMENT_PORT, 99999"
    })
    void commandEndsWithOneLine(String word, String variable, String value) throws IOException {
        Outcome outcome = PackagedKeyfolio.run(Map.of("KEYFOLIO_DATA_DIR", data.toString(), variable, value), word);

        assertEquals(1, outcome.exitCode(), outcome::err);
        assertEquals("", outcome.out());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertTrue(outcome.err().startsWith("keyfolio: " + variable), outcome.err());
    }

    @ParameterizedTest
    @CsvSource({"migrate, KEYFOLIO_CACHE_SIZE", "reseal, KEYFOLIO_CACHE_SIZE", "health, KEYFOLIO_DB_PORT"})
    void commandDoesNotLookAtWhatItDoesNotRead(String word, String variable) throws IOException {
        Outcome outcome = PackagedKeyfolio.run(Map.of("KEYFOLIO_DATA_DIR", data.toString(), variable, "x"), word);

        assertEquals(1, outcome.exitCode());
        assertFalse(outcome.err().contains(variable), outcome.err());
    }

    private String refusal(Map<String, String> wrong) throws IOException {
        Map<String, String> variables = new TreeMap<>(wrong);
        variables.putIfAbsent("KEYFOLIO_DATA_DIR", data.toString());

        Outcome outcome = PackagedKeyfolio.run(variables);

        assertEquals(1, outcome.exitCode(), outcome::err);
        assertEquals("", outcome.out());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        return outcome.err().strip();
    }
}
