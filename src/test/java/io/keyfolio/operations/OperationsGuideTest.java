package io.keyfolio.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Guide;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The commands of the runbooks in docs/how-to. {@code KeyRotationIT}, {@code OperationsGuideIT} and {@code RestoreIT} run
 * those of each runbook in this class.
 */
class OperationsGuideTest {

    private static final List<String> RUNBOOKS = List.of(
            "Rotate the signing key",
            "Rotate the sealing key",
            "Raise the cost of password hashes",
            "An API key has leaked",
            "An account was broken into",
            "The signing key has leaked",
            "Export and import",
            "Restore into a new cluster");

    /** Fails for a new runbook that no test runs. */
    @Test
    void everyCommandIsRun() {
        Guide guide = Guide.runbooks();

        List<String> run = RUNBOOKS.stream()
                .flatMap(heading -> guide.commands(heading).stream())
                .toList();

        assertEquals(guide.commands(), run);
    }
}
