package io.keyfolio.vsayagent.connection;

import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Names failures of the network in a few words. */
final class Failures {

    private Failures() {}

    static Throwable cause(Throwable failure) {
        boolean wrapped = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapped && failure.getCause() != null ? cause(failure.getCause()) : failure;
    }

    /** The client says no more of a host that it cannot find the address of. */
    static boolean isUnresolved(Throwable failure) {
        return failure instanceof UnresolvedAddressException || (failure != null && isUnresolved(failure.getCause()));
    }

    static String describe(Throwable failure) {
        Throwable cause = cause(failure);
        String name = cause.getClass().getSimpleName();
        return cause.getMessage() == null ? name : name + ": " + cause.getMessage();
    }
}
