package io.keyfolio.platform.database.address;

import java.net.UnknownHostException;
import java.util.Optional;

/** The reason of a failed connection to PostgreSQL, in words for operators. */
public final class ConnectionFailure {

    private static final String HOST = "KEYFOLIO_DB_HOST";

    private ConnectionFailure() {}

    /**
     * The message of the root cause. An unknown host is named in a sentence, because that exception's message is the host
     * alone.
     */
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

    /** A sentence that names the setting to correct when the database's host does not resolve; empty for other failures. */
    public static Optional<String> unresolved(DatabaseAddress address, Throwable failure) {
        return isUnknownHost(failure)
                ? Optional.of(unresolved(HOST, unresolvedHost(address, failure)))
                : Optional.empty();
    }

    /** The same failure, or one that names the setting to correct when the host does not resolve. */
    public static Throwable naming(String variable, String host, Throwable failure) {
        return isUnknownHost(failure) ? new UnknownHostException(unresolved(variable, host)) : failure;
    }

    private static String unresolved(String variable, String host) {
        return variable + ": " + host + " does not resolve";
    }

    private static String unresolvedHost(DatabaseAddress address, Throwable failure) {
        return address.servers().size() == 1 ? address.servers().get(0).name() : host(unknownHost(failure));
    }

    private static boolean isUnknownHost(Throwable failure) {
        return unknownHost(failure) != null;
    }

    private static Throwable unknownHost(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof UnknownHostException)) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** The host, without the words that some systems add after a colon. */
    private static String host(Throwable unknown) {
        String message = String.valueOf(unknown.getMessage());
        return message.split(":", 2)[0];
    }
}
