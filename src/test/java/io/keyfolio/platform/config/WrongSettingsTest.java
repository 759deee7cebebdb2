package io.keyfolio.platform.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.platform.config.check.SettingKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every invalid value of every setting is refused with an explanation. */
class WrongSettingsTest {

    private static final Set<SettingKind> MADE = Set.of(
            SettingKind.FILE,
            SettingKind.HASH_LIST,
            SettingKind.CERTIFICATE,
            SettingKind.PRIVATE_KEY,
            SettingKind.SECRET_FILE,
            SettingKind.SEALING_KEYS,
            SettingKind.SIGNING_KEY,
            SettingKind.VERIFICATION_KEY);

    @TempDir
    private static Path directory;

    private static WrongValues wrong;

    @BeforeAll
    static void makeFiles() {
        wrong = new WrongValues(directory);
    }

    static Stream<Setting> settings() {
        return KnownSettings.read().all().stream();
    }

    static Stream<Arguments> wrongValues() {
        return settings().flatMap(setting -> wrong.of(setting).map(value -> Arguments.of(setting, value)));
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void wrongValueIsRefusedInOneLine(Setting setting, String value) {
        List<String> faults = Validation.of(setting.variable(), value).wrongValues();

        assertEquals(1, faults.size(), faults::toString);
        String line = faults.get(0);
        assertTrue(line.startsWith(setting.variable() + (setting.kind().isSecret() ? ": the value " : ": \"")), line);
        assertFalse(setting.kind().isSecret() && line.contains(value), line);
        assertTrue(line.contains(", for example " + setting.variable() + "="), line);
        assertEquals(1, line.lines().count(), line);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void everySettingButTextHasWrongValues(Setting setting) {
        boolean text = Set.of(SettingKind.TEXT, SettingKind.SECRET).contains(setting.kind());

        assertEquals(text, wrong.of(setting).findAny().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("settings")
    void defaultIsGood(Setting setting) {
        assertEquals(
                List.of(),
                setting.fallback().isEmpty()
                        ? List.of()
                        : Validation.of(setting.variable(), setting.fallback()).wrongValues());
    }

    /** The example of every setting is valid. Examples of files and keys are created first. */
    @ParameterizedTest
    @MethodSource("settings")
    void exampleIsGood(Setting setting) {
        boolean made = MADE.contains(setting.kind());

        assertEquals(made, setting.fault(setting.example()).isPresent());
        assertEquals(setting.kind() == SettingKind.SECRET, setting.example().isEmpty());
    }

    @Test
    void allThatIsWrongIsTold() {
        List<String> faults = Validation.of(
                        Map.of("KEYFOLIO_DB_PORT", "x", "KEYFOLIO_CACHE_SIZE", "-1", "QUARKUS_HTTP_PORT", "1"))
                .wrongValues();

        assertEquals(2, faults.size(), faults::toString);
    }

    @Test
    void commandsLookAtWhatTheyRead() {
        Map<String, String> wrongPorts = Map.of("KEYFOLIO_DB_PORT", "x", "QUARKUS_HTTP_PORT", "x");

        List<String> faults = Validation.of(wrongPorts).wrongValues("keyfolio.db.", "keyfolio.sealing.");

        assertEquals(1, faults.size(), faults::toString);
        assertTrue(faults.get(0).startsWith("KEYFOLIO_DB_PORT: "), faults::toString);
    }

    @Test
    void valueIsShownOnOneLineAndNotWhole() {
        String value = "x\r\n\u001b[31m\u202e" + "y".repeat(1000);

        String line = Validation.of("KEYFOLIO_DB_PORT", value).wrongValues().get(0);

        assertTrue(line.startsWith("KEYFOLIO_DB_PORT: \"x\\u000d\\u000a\\u001b[31m\\u202eyyy"), line);
        assertTrue(line.length() < 250, line);
    }

    @Test
    void passwordOfAUrlIsNotShown() {
        String line = Validation.of("KEYFOLIO_DB_HOST", "postgres://keyfolio:hunter2@db/keyfolio")
                .wrongValues()
                .get(0);

        assertTrue(line.startsWith("KEYFOLIO_DB_HOST: \"postgres://…\" "), line);
        assertFalse(line.contains("hunter2"), line);
    }

    @Test
    void hostThatIsSetButEmptyIsRefused() {
        List<String> faults = Validation.of("KEYFOLIO_DB_HOST", " ").wrongValues();

        assertEquals(
                List.of("KEYFOLIO_DB_HOST: the value is empty; unset it or give one,"
                        + " for example KEYFOLIO_DB_HOST=db.example.com"),
                faults);
    }

    @Test
    void largeSortedListOfHashesIsGood() throws IOException {
        Path file = directory.resolve("sorted");
        Files.writeString(file, ("a".repeat(40) + "\r\n").repeat(1000) + "B".repeat(40) + ":1");

        assertEquals(
                List.of(),
                Validation.of("KEYFOLIO_PASSWORD_BREACH_FILE", file.toString()).wrongValues());
    }

    @Test
    void breachUrlAndBreachFileAreNotSetBoth() throws IOException {
        Path file = Files.writeString(directory.resolve("hashes"), "A".repeat(40) + ":1\n");

        List<String> faults = Validation.of(Map.of(
                        "KEYFOLIO_PASSWORD_BREACH_URL",
                        "https://breaches.example.com/range",
                        "KEYFOLIO_PASSWORD_BREACH_FILE",
                        file.toString()))
                .wrongValues();

        assertEquals(
                List.of(
                        "KEYFOLIO_PASSWORD_BREACH_URL and KEYFOLIO_PASSWORD_BREACH_FILE are both set: unset one of them"),
                faults);
    }

    @Test
    void secretAndItsFileAreNotSetBoth() throws IOException {
        Path file = Files.writeString(directory.resolve("password"), "hunter3\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        List<String> faults = Validation.of(
                        Map.of("KEYFOLIO_DB_PASSWORD", "hunter2", "KEYFOLIO_DB_PASSWORD_FILE", file.toString()))
                .wrongValues();

        assertEquals(
                List.of("KEYFOLIO_DB_PASSWORD and KEYFOLIO_DB_PASSWORD_FILE are both set: unset one of them"), faults);
    }
}
