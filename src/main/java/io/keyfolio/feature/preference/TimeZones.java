package io.keyfolio.feature.preference;

import java.util.Set;

/**
 * The zones and links of the IANA time zone database. They do not come from the Java platform, whose copy is as old as the
 * platform and has zones that are not IANA's.
 */
final class TimeZones {

    /** Read once, while the native image is built or at the first use. */
    private static final Set<String> IDS = Set.copyOf(ResourceFile.lines("/iana-time-zones.txt"));

    private TimeZones() {}

    static boolean contains(String id) {
        return IDS.contains(id);
    }
}
