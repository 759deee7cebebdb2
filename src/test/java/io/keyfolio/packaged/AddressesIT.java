package io.keyfolio.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.Certificates;
import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.FreshDatabases.Database;
import io.keyfolio.testing.PackagedKeyfolio;
import io.keyfolio.testing.Program.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An address that the service cannot listen on or connect to stops the start with one line that names the variable. */
class AddressesIT {

    private static final String NOWHERE = "no.such.host.invalid";
    private static final String TABLES = "select count(*) from information_schema.tables where table_schema = 'public'";

    @RegisterExtension
    private static final FreshDatabases databases = FreshDatabases.start();

    @TempDir
    private Path directory;

    @Test
    void takenPortIsFoundBeforeADatabaseIsMade() throws Exception {
        assumeFalse(PackagedKeyfolio.isNative(), "the executable has no embedded database");
        Path data = directory.resolve("data");
        try (ServerSocket taken = listening()) {
            Outcome outcome = PackagedKeyfolio.run(Map.of(
                    "KEYFOLIO_DATA_DIR", data.toString(),
                    "QUARKUS_HTTP_HOST", "127.0.0.1",
                    "QUARKUS_HTTP_PORT", port(taken)));

            assertRefusal(taken("QUARKUS_HTTP_PORT", taken), outcome);
            assertFalse(Files.exists(data));
        }
    }

    @Test
    void takenPortIsFoundBeforeTheSchemaIsTouched() throws Exception {
        Database database = databases.make();
        try (ServerSocket taken = listening()) {
            Outcome outcome = serve(database, Map.of("QUARKUS_HTTP_PORT", port(taken)));

            assertRefusal(taken("QUARKUS_HTTP_PORT", taken), outcome);
            assertEquals("0", database.one(TABLES));
        }
    }

    @Test
    void takenTlsPortIsCalledByItsOwnVariable() throws Exception {
        Certificates certificates = Certificates.makeIn(directory);
        try (ServerSocket taken = listening()) {
            Outcome outcome = serve(
                    databases.make(),
                    Map.of(
                            "QUARKUS_HTTP_PORT", "0",
                            "QUARKUS_HTTP_SSL_PORT", port(taken),
                            "QUARKUS_HTTP_SSL_CERTIFICATE_FILES",
                                    certificates.server().toString(),
                            "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_FILES",
                                    certificates.serverKey().toString()));

            assertRefusal(taken("QUARKUS_HTTP_SSL_PORT", taken), outcome);
        }
    }

    @Test
    void takenManagementPortIsCalledByItsOwnVariable() throws Exception {
        try (ServerSocket taken = listening()) {
            Outcome outcome =
                    serve(databases.make(), Map.of("QUARKUS_HTTP_PORT", "0", "KEYFOLIO_MANAGEMENT_PORT", port(taken)));

            assertRefusal(taken("KEYFOLIO_MANAGEMENT_PORT", taken), outcome);
        }
    }

    @Test
    void privilegedPortSaysWhatIsMissing() throws Exception {
        String unprivileged = "setpriv --reuid=65534 --clear-groups --bounding-set=-all --inh-caps=-all ";
        Map<String, String> settings = settings(databases.make(), Map.of("QUARKUS_HTTP_PORT", "81"));
        String readable = unprivileged + "\"$@\" version";
        assumeTrue(
                PackagedKeyfolio.shell(directory, readable, settings).exitCode() == 0, "only root can be another user");

        Outcome outcome = PackagedKeyfolio.shell(directory, "exec " + unprivileged + "\"$@\"", settings);

        assertRefusal(
                "Port 81 on 127.0.0.1 needs a privilege that Keyfolio does not have (QUARKUS_HTTP_PORT): set"
                        + " QUARKUS_HTTP_PORT to a port of 1024 or above, or grant CAP_NET_BIND_SERVICE.",
                outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "no.such.host.invalid, QUARKUS_HTTP_HOST: no.such.host.invalid does not resolve. Set it to ",
        "192.0.2.1, 192.0.2.1 is not an address of this machine (QUARKUS_HTTP_HOST): set QUARKUS_HTTP_HOST to ",
    })
    void hostOfAnotherMachineOrNoneIsRefused(String host, String start) throws Exception {
        Outcome outcome = serve(databases.make(), Map.of("QUARKUS_HTTP_HOST", host, "QUARKUS_HTTP_PORT", "0"));

        assertEquals(1, outcome.exitCode());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertTrue(outcome.err().startsWith(start), outcome.err());
    }

    @ParameterizedTest
    @CsvSource({"serve, ''", "migrate, 'keyfolio: '", "reseal, 'keyfolio: '"})
    void databaseHostThatDoesNotResolveIsCalledThat(String word, String prefix) throws Exception {
        Map<String, String> settings = settings(databases.make(), Map.of("KEYFOLIO_DB_HOST", NOWHERE));

        Outcome outcome = PackagedKeyfolio.run(settings, word);

        assertRefusal(prefix + "KEYFOLIO_DB_HOST: " + NOWHERE + " does not resolve", outcome);
    }

    @Test
    void listenHostThatDoesNotResolveIsCalledThat() throws Exception {
        Map<String, String> settings = settings(databases.make(), Map.of("KEYFOLIO_DB_LISTEN_HOST", NOWHERE));
        try (PackagedKeyfolio service = PackagedKeyfolio.serve(settings).awaitReady()) {
            Await.until(() -> log(service), log -> log.contains("LISTEN_HOST: " + NOWHERE + " does not resolve"));
        }
    }

    private static Outcome serve(Database database, Map<String, String> more) throws Exception {
        return PackagedKeyfolio.run(settings(database, more));
    }

    private static Map<String, String> settings(Database database, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(PackagedKeyfolio.secrets());
        all.putAll(database.variables());
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        all.put("QUARKUS_HTTP_PORT", "0");
        all.putAll(more);
        return all;
    }

    private static String log(PackagedKeyfolio service) {
        try {
            return service.log();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void assertRefusal(String sentence, Outcome outcome) {
        assertEquals(sentence + "\n", outcome.err());
        assertEquals(1, outcome.exitCode());
    }

    private static String taken(String variable, ServerSocket port) {
        return "Port " + port.getLocalPort() + " on 127.0.0.1 is in use (" + variable
                + "): stop the program that listens" + " there, or set " + variable + " to another port.";
    }

    private static ServerSocket listening() throws Exception {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static String port(ServerSocket socket) {
        return Integer.toString(socket.getLocalPort());
    }
}
