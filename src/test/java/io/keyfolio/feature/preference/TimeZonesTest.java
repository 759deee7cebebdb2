package io.keyfolio.feature.preference;

import static java.util.function.Predicate.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.util.TimeZone;
import io.keyfolio.testing.GeneratedFile;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of time zones is that of the newest available database. */
class TimeZonesTest {

    /** Three-letter ids that are older than the database, ids that it no longer has, and the id for "not set". */
    private static final Set<String> NOT_IANAS = Set.of(
            "ACT",
            "AET",
            "AGT",
            "ART",
            "AST",
            "BET",
            "BST",
            "CAT",
            "CNT",
            "CST",
            "CTT",
            "EAT",
            "ECT",
            "IET",
            "IST",
            "JST",
            "MIT",
            "NET",
            "NST",
            "PLT",
            "PNT",
            "PRT",
            "PST",
            "SST",
            "VST",
            "Canada/East-Saskatchewan",
            "US/Pacific-New",
            "Factory");

    @Test
    void listIsThatOfTheLibraryOfTheTests() throws IOException {
        String ids = Stream.of(TimeZone.getAvailableIDs())
                .filter(not(NOT_IANAS::contains))
                .filter(TimeZonesTest::isNotOfSystemV)
                .sorted()
                .collect(Collectors.joining("\n"));

        GeneratedFile.assertCurrent(
                "src/main/resources/iana-time-zones.txt",
                "# Zones and links of the IANA time zone database " + TimeZone.getTZDataVersion() + "\n" + ids + "\n");
    }

    @Test
    void listHasEveryZoneOfThePlatform() {
        Set<String> missing = ZoneId.getAvailableZoneIds().stream()
                .filter(TimeZonesTest::isNotOfSystemV)
                .filter(not(TimeZones::contains))
                .collect(Collectors.toSet());

        assertEquals(Set.of(), missing, "renew the list with a newer com.ibm.icu:icu4j and src/test/data/run");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"America/Coyhaique", "Europe/Kyiv", "America/Ciudad_Juarez", "Asia/Qostanay", "EST", "GMT+0"})
    void zoneIsKnownWhateverThePlatformKnows(String id) {
        assertTrue(TimeZones.contains(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# Zones", "Factory", "PST", "SystemV/AST4", "+01:00", "Etc/Unknown", "US/Pacific-New"})
    void whatIsNoZoneOfTheDatabaseIsNotInTheList(String id) {
        assertFalse(TimeZones.contains(id));
    }

    private static boolean isNotOfSystemV(String id) {
        return !id.startsWith("SystemV/");
    }
}
