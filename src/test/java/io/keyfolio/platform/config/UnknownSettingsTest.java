package io.keyfolio.platform.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that look like settings of Keyfolio but are unknown. */
class UnknownSettingsTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "KEYFOLIO_RATE_LIMT_ENABLED, KEYFOLIO_RATE_LIMIT_ENABLED",
        "KEYFOLIO_DB_HOSTNAME, KEYFOLIO_DB_HOST",
        "KEYFOLIO_DB_PASWORD_FILE, KEYFOLIO_DB_PASSWORD_FILE",
        "KEYFOLIO_JTW_LIFETIME, KEYFOLIO_JWT_LIFETIME",
        "keyfolio_db_hots, KEYFOLIO_DB_HOST",
        "keyfolio.db.hots, KEYFOLIO_DB_HOST",
        "KEYFOLIO_EMBEDDED, KEYFOLIO_DB_USER",
        "KEYFOLIO_DB_PORTS, KEYFOLIO_DB_PORT"
    })
    void unknownVariableIsNamedWithTheNearestSetting(String name, String nearest) {
        List<String> faults = Validation.of(name, "1").unknownNames();

        assertEquals(List.of(name + " is not a setting of Keyfolio: did you mean " + nearest + "?"), faults);
    }

    @Test
    void unknownSystemPropertyIsNamedWithTheNearestProperty() {
        List<String> faults = Validation.of(Map.of())
                .withSystemProperty("keyfolio.db_host", "db")
                .unknownNames();

        assertEquals(
                List.of("keyfolio.db_host (system property) is not a setting of Keyfolio:"
                        + " did you mean keyfolio.db.host?"),
                faults);
    }

    @Test
    void unknownPropertyOfAFileIsNamedWithTheFile() throws IOException {
        Path file = file("keyfolio.cache.sice=1\n%prod.keyfolio.cache.size=2\nquarkus.no.such=3\n");

        List<String> faults = Validation.of(Map.of()).in(directory).unknownNames();

        assertEquals(
                List.of("keyfolio.cache.sice (" + file + ") is not a setting of Keyfolio:"
                        + " did you mean keyfolio.cache.size?"),
                faults);
    }

    @Test
    void wrongValueOfAFileIsNamedWithTheFile() throws IOException {
        Path file = file("keyfolio.cache.size=1\n%prod.keyfolio.cache.size=few\n%dev.keyfolio.cache.size=none\n");

        List<String> faults = Validation.of(Map.of()).in(directory).wrongValues();

        assertEquals(
                List.of("KEYFOLIO_CACHE_SIZE (keyfolio.cache.size, " + file + "): \"few\" is not a whole number"
                        + " from 0 to 100000000, for example KEYFOLIO_CACHE_SIZE=20000"),
                faults);
    }

    /** The service does not validate a value that it does not read. */
    @Test
    void environmentWinsOverFiles() throws IOException {
        file("keyfolio.cache.size=few");

        assertEquals(
                List.of(),
                Validation.of("KEYFOLIO_CACHE_SIZE", "1").in(directory).wrongValues());
    }

    @Test
    void roleBackMayIgnoreThem() {
        Validation validation = Validation.of(Map.of("KEYFOLIO_CACHE_SIZES", "1", "KEYFOLIO_UNKNOWN_SETTINGS", "warn"));

        assertEquals(List.of(), validation.unknownNames());
        assertEquals(
                List.of("Settings ignored (KEYFOLIO_UNKNOWN_SETTINGS=warn): KEYFOLIO_CACHE_SIZES is not a setting of"
                        + " Keyfolio: did you mean KEYFOLIO_CACHE_SIZE?"),
                Validation.of(Map.of("KEYFOLIO_CACHE_SIZES", "1", "KEYFOLIO_UNKNOWN_SETTINGS", "warn"))
                        .notices());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KEYFOLIO_DB_HOST",
                "keyfolio_db_host",
                "Keyfolio_Db_Host",
                "keyfolio.db.host",
                "KEYFOLIO_CORS_ORIGINS_0_",
                "KEYFOLIO",
                "KEYFOLIOS_DB",
                "MY_KEYFOLIO_DB",
                "QUARKUS_NO_SUCH"
            })
    void knownNamesAndThoseOfOthersAreLeftAlone(String name) {
        assertEquals(List.of(), Validation.of(name, "1").unknownNames());
    }

    @Test
    void expressionIsReadBeforeItIsValidated() {
        Map<String, String> good = Map.of("KEYFOLIO_CACHE_SIZE", "${MANY:7}");
        Map<String, String> wrong = Map.of("KEYFOLIO_CACHE_SIZE", "${MANY}", "MANY", "lots");
        Map<String, String> dangling = Map.of("KEYFOLIO_CACHE_SIZE", "${NOT_SET_ANYWHERE}");

        assertEquals(List.of(), Validation.of(good).wrongValues());
        assertTrue(Validation.of(wrong).wrongValues().get(0).contains("\"lots\" is not a whole number"));
        assertTrue(
                Validation.of(dangling).wrongValues().get(0).contains("refers with ${…} to something that is not set"));
    }

    private Path file(String lines) throws IOException {
        Files.createDirectories(directory.resolve("config"));
        return Files.writeString(directory.resolve("config/application.properties"), lines);
    }
}
