package io.keyfolio.feature.preference;

import java.util.Set;

/**
 * The zones and links of the IANA time zone database. They are not taken from the Java platform, whose copy is as old as the
 * platform is and has zones that are not IANA's.
 */
final class TimeZones {

    /** Read once, when the application is built or first asked. */
    private static final Set<String> IDS = Set.copyOf(ResourceFile.lines("/iana-time-zones.txt"));

    private TimeZones() {}

    static boolean contains(String id) {
        return IDS.contains(id);
    }
}
