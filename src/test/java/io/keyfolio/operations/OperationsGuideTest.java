package io.keyfolio.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Guide;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which commands stand in docs/operations.md; {@code KeyRotationIT}, {@code OperationsGuideIT} and {@code RestoreIT} run those of each runbook named here. */
class OperationsGuideTest {

    private static final List<String> RUNBOOKS = List.of(
            "Rotate the signing key",
            "Rotate the sealing key",
            "Raise the cost of password hashes",
            "An API key has leaked",
            "An account was broken into",
            "The signing key has leaked",
            "Move from Laravel Sanctum",
            "Restore into a new cluster");

    /** A runbook that is added is run, too, or this fails. */
    @Test
    void everyCommandIsRun() throws IOException {
        Guide guide = Guide.read(Path.of("docs", "operations.md"));

        List<String> run = RUNBOOKS.stream()
                .flatMap(heading -> guide.commands(heading).stream())
                .toList();

        assertEquals(guide.commands(), run);
    }
}
