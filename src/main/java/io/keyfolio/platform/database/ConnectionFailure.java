package io.keyfolio.platform.database;

import java.net.UnknownHostException;
import java.util.Optional;

/** Words why PostgreSQL cannot be reached. */
public final class ConnectionFailure {

    private static final String HOST = "KEYFOLIO_DB_HOST";

    private ConnectionFailure() {}

    /** The reason at the bottom of the causes. An unknown host is all that the exception says of it. */
    public static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof UnknownHostException) {
            return host(cause) + " does not resolve";
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /** The setting to mend, when the database's host does not resolve. */
    public static Optional<String> unresolved(DatabaseAddress address, Throwable failure) {
        return isUnknownHost(failure) ? Optional.of(unresolved(HOST, address.host())) : Optional.empty();
    }

    /** The same failure, or one that names the setting to mend when the host does not resolve. */
    static Throwable naming(String variable, String host, Throwable failure) {
        return isUnknownHost(failure) ? new UnknownHostException(unresolved(variable, host)) : failure;
    }

    private static String unresolved(String variable, String host) {
        return variable + ": " + host + " does not resolve";
    }

    private static boolean isUnknownHost(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof UnknownHostException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    /** Some systems add their own words after a colon. */
    private static String host(Throwable unknown) {
        String message = String.valueOf(unknown.getMessage());
        return message.split(":", 2)[0];
    }
}
