package io.keyfolio.packaged;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keyfolio.testing.Guide;
import io.keyfolio.testing.Host;
import io.keyfolio.testing.InstalledPostgres;
import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The runbook of docs/how-to/back-up-and-restore.md that restores the roles and then the database into an empty cluster.
 */
@DisabledOnOs(OS.WINDOWS)
class RestoreIT {

    private static final String PASSWORD = "correct horse";

    /** The roles of docs/how-to/service-role.md, in a schema whose name needs quotation marks. */
    private static final String TWO_ROLES = """
            psql -q -d postgres -c "create role keyfolio_owner login password 'one'" \\
                -c "create role keyfolio_service login password 'other'" \\
                -c "create database keyfolio owner keyfolio_owner" \\
                -c "alter database keyfolio set search_path = \\"My App\\""
            psql -q -c 'create schema "My App" authorization keyfolio_owner'
            set -a && . ./keyfolio.env && set +a
            KEYFOLIO_DB_USER=keyfolio_owner keyfolio migrate
            PGUSER=keyfolio_owner psql -q -At -c "select grant_service('keyfolio_service')"
            """;

    @TempDir
    private Path clusters;

    @TempDir
    private Path directory;

    @Test
    void databaseIsRestoredIntoANewCluster() throws Exception {
        assumeTrue(
                InstalledPostgres.programs().isPresent(), "PostgreSQL's server and client programs are not installed");
        List<String> steps = Guide.runbooks().commands("Restore into a new cluster");
        try (InstalledPostgres target = InstalledPostgres.start(clusters);
                Host host = Host.prepare(directory, settings())) {
            JsonPath account;
            try (InstalledPostgres old = InstalledPostgres.start(clusters)) {
                account = fill(host, old);
                host.run(steps.get(0), old.variables("keyfolio"));
            }
            Map<String, String> administrator = target.variables("keyfolio");
            host.run(steps.get(1), administrator);
            String checks = host.run(steps.get(2), administrator);
            host.run(steps.get(3), administrator);

            assertEquals("1|f|f|t\n", checks);
            assertServed(host, account);
            assertTrue(host.attempt(asService("delete from audit_event"), administrator)
                    .err()
                    .contains("permission denied"));
            assertEquals("0\n", host.run(asService("select forget_audit_events(now(), 10)"), administrator));
        }
    }

    /** Creates an account on the cluster that is lost afterwards. */
    private static JsonPath fill(Host host, InstalledPostgres old) throws Exception {
        Map<String, String> administrator = old.variables("keyfolio");
        Path settings = host.directory().resolve("keyfolio.env");
        Files.writeString(
                settings,
                Files.readString(settings)
                        .replace("KEYFOLIO_DB_PORT=0", "KEYFOLIO_DB_PORT=" + administrator.get("PGPORT")));
        host.run(TWO_ROLES, administrator);
        host.makeKeys();
        return given().contentType("application/json")
                .body(Map.of("username", "ada", "email", "ada@example.com", "password", PASSWORD))
                .post(host.address() + "/api/signup")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** Asserts that the earlier session, password and account key are valid. */
    private static void assertServed(Host host, JsonPath account) {
        String key = given().header("Authorization", "Bearer " + account.getString("token"))
                .get(host.address() + "/api/profile")
                .then()
                .statusCode(200)
                .extract()
                .path("user.api_key");
        assertEquals(account.getString("user.api_key"), key);
        given().contentType("application/json")
                .body(Map.of("email", "ada@example.com", "password", PASSWORD))
                .post(host.address() + "/v1/auth/login")
                .then()
                .statusCode(200);
    }

    private static String asService(String statement) {
        return "PGUSER=keyfolio_service psql -q -At -c \"" + statement + "\"";
    }

    private static Map<String, String> settings() {
        return new TreeMap<>(Map.of(
                "KEYFOLIO_DB_HOST", "127.0.0.1",
                "KEYFOLIO_DB_PORT", "0",
                "KEYFOLIO_DB_NAME", "keyfolio",
                "KEYFOLIO_DB_USER", "keyfolio_service",
                "KEYFOLIO_MIGRATE_AT_START", "false",
                "KEYFOLIO_PASSWORD_BCRYPT_COST", "4"));
    }
}
