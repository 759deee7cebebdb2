package io.keyfolio.platform.config;

/** The order in which the start looks at what may stop it: before the scheduler, whose jobs would log failures meanwhile. */
public final class StartupOrder {

    /** Of the addresses to listen on. */
    public static final int ADDRESSES = -3;

    /** Of keys, which cost no connection and change nothing. */
    public static final int KEYS = -2;

    /** Of the database and its schema, which may be migrated. */
    public static final int SCHEMA = -1;

    private StartupOrder() {}
}
