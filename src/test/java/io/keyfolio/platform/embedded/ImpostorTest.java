package io.keyfolio.platform.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.keyfolio.platform.embedded.storage.GeneratedSecrets;
import io.keyfolio.testing.Await;
import io.keyfolio.testing.Impostor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of another user on the port at which a start expects the embedded PostgreSQL. */
class ImpostorTest {

    private static final int ANY_PORT = 0;

    @TempDir
    private Path directory;

    private ServerCertificate certificate;

    @BeforeEach
    void makeCertificate() throws Exception {
        certificate = new ServerCertificate(directory, Clock.systemUTC());
        certificate.require();
    }

    @Test
    void impostorWithoutTlsIsToldNothing() throws Exception {
        try (Impostor impostor = Impostor.withoutTls(ANY_PORT)) {
            assertThrows(SQLException.class, () -> provideAt(impostor));

            assertToldNothing(impostor);
        }
    }

    @Test
    void impostorWithACertificateOfTheSameNameIsToldNothing() throws Exception {
        Path own = Files.createDirectory(directory.resolve("impostor"));
        try (Impostor impostor = Impostor.withTls(ANY_PORT, ForgedCertificate.madeIn(own))) {
            assertThrows(SQLException.class, () -> provideAt(impostor));

            assertToldNothing(impostor);
        }
    }

    private void provideAt(Impostor impostor) throws SQLException {
        ServiceDatabase.provide(impostor.port(), new GeneratedSecrets(directory), certificate.certificateFile());
    }

    private static void assertToldNothing(Impostor impostor) {
        Await.until(impostor::answered, clients -> clients > 0);
        assertEquals("", impostor.confided());
    }
}
