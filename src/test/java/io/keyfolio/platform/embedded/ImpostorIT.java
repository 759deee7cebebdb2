package io.keyfolio.platform.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.Impostor;
import io.keyfolio.testing.PackagedKeyfolio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers of another user on the port of an embedded PostgreSQL that has died while the service runs. */
class ImpostorIT {

    /** Connection attempts of the pool, which the readiness check causes, and of the LISTEN connection. */
    private static final int MANY = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @BeforeEach
    void requireAnEmbeddedDatabase() {
        assumeFalse(PackagedKeyfolio.isNative(), "the executable has no embedded database");
    }

    @Test
    void serviceConfidesNothingToAnImpostor() throws Exception {
        Path data = directory.resolve("data");
        Path own = Files.createDirectory(directory.resolve("impostor"));
        try (PackagedKeyfolio service = PackagedKeyfolio.serve(Map.of("KEYFOLIO_DATA_DIR", data.toString()))
                .awaitReady()) {
            Postmaster postgres = new Postmaster(data);
            int port = postgres.port();
            postgres.kill();

            try (Impostor impostor = take(() -> Impostor.withoutTls(port))) {
                assertConfidesNothing(service, impostor);
            }
            try (Impostor impostor = take(() -> Impostor.withTls(port, ForgedCertificate.madeIn(own)))) {
                assertConfidesNothing(service, impostor);
            }
        }
    }

    private static void assertConfidesNothing(PackagedKeyfolio service, Impostor impostor) {
        Await.until(
                () -> {
                    PackagedKeyfolio.status(service.management().resolve("/q/health/ready"));
                    return impostor.answered();
                },
                clients -> clients >= MANY,
                PATIENCE);
        assertEquals("", impostor.confided());
    }

    /** Takes the port, which is free a moment after the end of the server. */
    private static Impostor take(Attempt attempt) {
        return Await.until(() -> attempted(attempt), Optional::isPresent, PATIENCE)
                .orElseThrow();
    }

    private static Optional<Impostor> attempted(Attempt attempt) {
        try {
            return Optional.of(attempt.get());
        } catch (IOException stillTaken) {
            return Optional.empty();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private interface Attempt {

        Impostor get() throws Exception;
    }
}
