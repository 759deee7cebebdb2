package io.keyfolio.packaged;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.FreshDatabases.Database;
import io.keyfolio.testing.PackagedKeyfolio;
import io.keyfolio.testing.Program.Outcome;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service in a schema other than {@code public}, which one role owns and migrates, and another role serves. */
class OtherSchemaIT {

    private static final String OWNER = "Owner of it";
    private static final String SERVICE = "the \"service\"";
    private static final String OLD_EVENTS = "select count(*) from audit_event where action = 'old'";

    @RegisterExtension
    private static final FreshDatabases databases = FreshDatabases.startApart();

    @BeforeAll
    static void start() throws Exception {
        Database any = databases.make();
        any.execute("create role \"Owner of it\" login");
        any.execute("create role \"the \"\"service\"\"\" login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "My App", "o'clock \"%s\""})
    void everythingWorksInTheSchemaOfTheSearchPath(String schema) throws Exception {
        Database database = withSchema(schema);
        Outcome migration = PackagedKeyfolio.run(as(OWNER, database), "migrate");
        assertEquals(0, migration.exitCode(), migration::err);
        database.execute("set role \"Owner of it\"; select grant_service('" + SERVICE + "')");
        database.execute(
                "insert into audit_event (at, action, address) values (now() - interval '400 days', 'old', '::1')");

        try (PackagedKeyfolio service = PackagedKeyfolio.serve(as(SERVICE, database))) {
            service.awaitReady();
            String session = signUp(service);
            int made = request(service, session).post("/v1/profile/api-keys").statusCode();
            int left = request(service, session)
                    .body(Map.of("password", "correct horse"))
                    .delete("/v1/auth/user")
                    .statusCode();

            assertEquals(200, made);
            assertEquals(204, left);
            Await.until(() -> oldEvents(database), "0"::equals);
        }
        assertEquals("0", database.one("select count(*) from pg_class where relnamespace = 'public'::regnamespace"));
        assertThrows(
                SQLException.class,
                () -> database.execute("set role \"the \"\"service\"\"\"; delete from audit_event"));
    }

    private static Database withSchema(String schema) throws SQLException {
        Database database = databases.make();
        String quoted = "\"" + schema.replace("\"", "\"\"") + "\"";
        database.execute("create schema " + quoted + " authorization \"Owner of it\"");
        database.execute(
                "alter database " + database.one("select current_database()") + " set search_path = " + quoted);
        return database;
    }

    private static String oldEvents(Database database) {
        try {
            return database.one(OLD_EVENTS);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signUp(PackagedKeyfolio service) {
        return given().contentType("application/json")
                .body(Map.of("username", "ada", "email", "ada@example.com", "password", "correct horse"))
                .post(service.address() + "/api/signup")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    private static RequestSpecification request(PackagedKeyfolio service, String session) {
        return given().baseUri(service.address().toString())
                .contentType("application/json")
                .header("Authorization", "Bearer " + session);
    }

    private static Map<String, String> as(String role, Database database) {
        Map<String, String> variables = new TreeMap<>(database.variables());
        variables.put("KEYFOLIO_DB_USER", role);
        variables.put("KEYFOLIO_MIGRATE_AT_START", "false");
        variables.put("KEYFOLIO_AUDIT_CLEAN_UP", "1S");
        return variables;
    }
}
