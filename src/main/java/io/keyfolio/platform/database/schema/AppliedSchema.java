package io.keyfolio.platform.database.schema;

import java.util.Optional;

/** The schema version of a database, and its record of the releases that can serve on that version. */
public record AppliedSchema(int version, Optional<Compatibility> compatibility) {

    /** The query for the latest applied migration and the encoding of the database. */
    static final String VERSION = "select version::int, getdatabaseencoding() from flyway_schema_history"
            + " where success and version is not null order by version::int desc limit 1";

    /** The query for the record of one version; {@code $1} is that version. */
    static final String COMPATIBILITY = "select serves_from,"
            + " (select needed.release from schema_compatibility needed where needed.version = recorded.serves_from)"
            + " from schema_compatibility recorded where version = $1";

    private static final int KNOWN = MigrationFiles.LATEST;

    /**
     * The releases that can serve on a schema version.
     *
     * @param servesFrom the schema version of the oldest such release
     * @param release the name of that release, if the database records it
     */
    public record Compatibility(int servesFrom, Optional<String> release) {}

    /** The schema of a database without tables of Keyfolio: version 0. */
    static final AppliedSchema NONE = of(0);

    static AppliedSchema of(int version) {
        return new AppliedSchema(version, Optional.empty());
    }

    boolean isOlder() {
        return version < KNOWN;
    }

    /** Whether a newer release has migrated the schema beyond the version of this one. */
    public boolean isNewer() {
        return version > KNOWN;
    }

    /** The reason why this release cannot serve on the schema; empty when it can. */
    public Optional<String> refusal() {
        if (version == KNOWN || (isNewer() && isServed())) {
            return Optional.empty();
        }
        return Optional.of("The database's schema has version " + version + ", this Keyfolio knows version " + KNOWN
                + (isOlder()
                        ? ". Run: keyfolio migrate (or set KEYFOLIO_MIGRATE_AT_START=true)."
                        : " and cannot serve on it. Run " + neededRelease() + "."));
    }

    private boolean isServed() {
        return compatibility.filter(recorded -> recorded.servesFrom() <= KNOWN).isPresent();
    }

    private String neededRelease() {
        return compatibility
                .flatMap(Compatibility::release)
                .map(release -> "Keyfolio " + release + " or newer")
                .orElse("a newer Keyfolio");
    }

    /** Describes a newer schema on which this release can serve, for logs and commands. */
    public String description() {
        return "the schema has version " + version + ", newer than version " + KNOWN
                + " of this Keyfolio, which can serve on it";
    }
}
