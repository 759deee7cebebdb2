package io.keyfolio.platform.database.primary;

import io.vertx.sqlclient.Row;

/**
 * What a server of PostgreSQL says of itself: its database system, which a primary shares with its standbys, and the timeline
 * that it writes to. Each promotion of a standby begins a timeline with a higher number. A server that accepts no writes has the
 * timeline 0.
 */
public record ServerState(String systemIdentifier, int timeline) {

    /**
     * An SQL expression for the timeline that the server writes to; 0 if it is a standby or read-only. The timeline is the
     * beginning of the name of the current WAL file (PostgreSQL documentation, "Backup Control Functions"). The control file
     * would name it only after the first checkpoint that follows a promotion.
     */
    public static final String TIMELINE =
            "case when pg_is_in_recovery() or current_setting('transaction_read_only')::bool"
                    + " then 0 else ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int end";

    /** Select expressions for both, for a row that {@link #read} takes. */
    static final String COLUMNS =
            "(pg_control_system()).system_identifier::text as system_identifier, " + TIMELINE + " as timeline";

    /** A query for one row that {@link #read} takes. */
    static final String QUERY = "select " + COLUMNS;

    private static final int NONE = 0;

    static ServerState read(Row row) {
        return new ServerState(row.getString("system_identifier"), row.getInteger("timeline"));
    }

    /** Whether the server accepts writes. */
    boolean isWritable() {
        return timeline != NONE;
    }
}
