package io.keyfolio.vsayagent.connection;

import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Short descriptions of network failures. */
final class Failures {

    private Failures() {}

    static Throwable cause(Throwable failure) {
        boolean wrapped = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapped && failure.getCause() != null ? cause(failure.getCause()) : failure;
    }

    /** Whether the host has no address; the HTTP client reports no details of this failure. */
    static boolean isUnresolved(Throwable failure) {
        return failure instanceof UnresolvedAddressException || (failure != null && isUnresolved(failure.getCause()));
    }

    static String describe(Throwable failure) {
        Throwable cause = cause(failure);
        String name = cause.getClass().getSimpleName();
        return cause.getMessage() == null ? name : name + ": " + cause.getMessage();
    }
}
