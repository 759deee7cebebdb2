package io.keyfolio.vsayagent.connection;

/** The exit codes of the program; the README and --help list them. */
public final class ExitCode {

    public static final int STOPPED = 0;
    public static final int FAILED = 1;
    public static final int MISUSED = 2;
    public static final int NO_STATE = 73;
    public static final int KEY_REFUSED = 77;
    public static final int MACHINE_DELETED = 78;
    public static final int REPLACED = 79;

    private ExitCode() {}
}
