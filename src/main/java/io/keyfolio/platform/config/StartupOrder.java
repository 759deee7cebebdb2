package io.keyfolio.platform.config;

/** The order of the checks that may stop the start. They precede the scheduler, whose jobs would otherwise log failures. */
public final class StartupOrder {

    /** The check of the addresses to listen on. */
    public static final int ADDRESSES = -3;

    /** The check of keys, which needs no connection and changes nothing. */
    public static final int KEYS = -2;

    /** The check of the database and its schema, which may migrate the schema. */
    public static final int SCHEMA = -1;

    private StartupOrder() {}
}
