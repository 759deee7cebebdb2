package io.keyfolio.packaged;

import static io.restassured.RestAssured.given;

import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.FreshDatabases.Database;
import io.keyfolio.testing.Guide;
import io.keyfolio.testing.Host;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An account on a host whose operator follows the runbooks of docs/how-to. */
abstract class OperatedHost {

    static final String PASSWORD = "correct horse";

    /** The directory of the host, which all tests share, because each start takes some seconds. */
    @TempDir
    static Path directory;

    static FreshDatabases databases;
    static Database database;
    static Host host;
    static Guide guide;

    String email;
    String session;
    String accountKey;

    @BeforeAll
    static void start() throws Exception {
        guide = Guide.runbooks();
        databases = FreshDatabases.start();
        database = databases.make();
        Map<String, String> settings = new TreeMap<>(database.variables());
        settings.put("KEYFOLIO_PASSWORD_BCRYPT_COST", "4");
        host = Host.start(directory, settings);
    }

    @AfterAll
    static void stop() throws Exception {
        host.close();
        databases.close();
    }

    @BeforeEach
    void signUp() {
        String username = "Ada" + UUID.randomUUID().toString().replace("-", "");
        email = username + "@example.com";
        JsonPath answer = request()
                .body(Map.of("username", username, "email", email, "password", PASSWORD))
                .post("/api/signup")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        session = answer.getString("token");
        accountKey = answer.getString("user.api_key");
    }

    static String run(String commands) throws Exception {
        return host.run(commands, psql(database));
    }

    static Map<String, String> psql(Database database) {
        Map<String, String> variables = database.variables();
        return Map.of(
                "PGHOST", variables.get("KEYFOLIO_DB_HOST"),
                "PGPORT", variables.get("KEYFOLIO_DB_PORT"),
                "PGDATABASE", variables.get("KEYFOLIO_DB_NAME"),
                "PGUSER", variables.get("KEYFOLIO_DB_USER"));
    }

    static RequestSpecification request() {
        return given().baseUri(host.address()).contentType(ContentType.JSON);
    }

    static int profile(String token) {
        return request()
                .header("Authorization", "Bearer " + token)
                .get("/api/profile")
                .statusCode();
    }

    JsonPath logIn(String password) {
        return request()
                .body(Map.of("email", email, "password", password))
                .post("/api/login")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static int signIn(String email, String password) {
        return request()
                .body(Map.of("email", email, "password", password))
                .post("/v1/auth/login")
                .statusCode();
    }

    JsonPath issue() {
        return request()
                .header("Authorization", "Bearer " + session)
                .post("/v1/profile/api-keys")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static List<String> publishedKeys() {
        return request().get("/.well-known/jwks.json").jsonPath().getList("keys.kid");
    }

    String sealedBy() throws Exception {
        return mine("key_sealed_by");
    }

    String mine(String column) throws Exception {
        return database.one("select " + column + " from account where email = '" + email + "'");
    }
}
