package io.keyfolio.feature.cli;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntSupplier;

/**
 * What a command does, and its answer to words that do not fit.
 *
 * @param misuse repeats none of the words, since one may be a token
 * @param work returns the exit code; empty for the command that starts the service
 */
record Command(String misuse, Optional<IntSupplier> work) {

    Command(String misuse, IntSupplier work) {
        this(misuse, Optional.of(work));
    }

    /** Returns the exit code; empty when the service is to be started. */
    OptionalInt run() {
        return work.map(IntSupplier::getAsInt).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }
}
