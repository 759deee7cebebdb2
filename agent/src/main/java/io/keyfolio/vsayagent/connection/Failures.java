package io.keyfolio.vsayagent.connection;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Names failures of the network in a few words. */
final class Failures {

    private Failures() {}

    static Throwable cause(Throwable failure) {
        boolean wrapped = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapped && failure.getCause() != null ? cause(failure.getCause()) : failure;
    }

    static String describe(Throwable failure) {
        Throwable cause = cause(failure);
        String name = cause.getClass().getSimpleName();
        return cause.getMessage() == null ? name : name + ": " + cause.getMessage();
    }
}
