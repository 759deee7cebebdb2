package io.keyfolio.platform.embedded;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.keyfolio.platform.embedded.storage.GeneratedSecrets;
import io.keyfolio.testing.Await;
import io.keyfolio.testing.PackagedKeyfolio;
import io.restassured.http.ContentType;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another user of the machine, without a password, keeps connections to the embedded PostgreSQL open. */
class StrangersIT {

    private static final int OF_EACH = 150;
    private static final int MOST = OF_EACH * 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path data;

    @BeforeEach
    void requireAnEmbeddedDatabase() {
        assumeFalse(PackagedKeyfolio.isNative(), "the executable has no embedded database");
    }

    @Test
    void serviceConnectsAndAnswersWhileStrangersHoldConnections() throws Exception {
        try (PackagedKeyfolio service = PackagedKeyfolio.serve(Map.of("KEYFOLIO_DATA_DIR", data.toString()))
                        .awaitReady();
                Strangers strangers = Strangers.connect(new Postmaster(data).port(), OF_EACH)) {
            Await.until(strangers::opened, opened -> opened > OF_EACH * 4, PATIENCE); // some of them reconnected
            Await.until(strangers::held, held -> held > MOST, PATIENCE);

            for (int attempt = 0; attempt < 5; attempt++) {
                endConnectionsOfTheService();
                assertEquals(201, signUp(service), "sign-up " + attempt);
            }

            assertTrue(strangers.held() > OF_EACH, () -> "strangers: " + strangers.held());
        }
    }

    /** Ends the connections of the pool and the LISTEN connection, so that the service must open new ones. */
    private void endConnectionsOfTheService() throws SQLException {
        String certificate =
                new ServerCertificate(data, Clock.systemUTC()).certificateFile().toString();
        String password = new GeneratedSecrets(data).databasePassword();
        try (Connection connection = Connections.connect(new Postmaster(data).port(), password, certificate)) {
            Connections.query(
                    connection,
                    "select count(pg_terminate_backend(pid)) from pg_stat_activity"
                            + " where usename = 'keyfolio' and pid <> pg_backend_pid()");
        }
    }

    /** Signs up; the first requests may get connections that have ended. */
    private static int signUp(PackagedKeyfolio service) {
        String name = "Ada" + UUID.randomUUID().toString().replace("-", "");
        Map<String, String> body =
                Map.of("username", name, "email", name + "@example.com", "password", "correct horse");
        return Await.until(
                () -> given().baseUri(service.address().toString())
                        .contentType(ContentType.JSON)
                        .body(body)
                        .post("/api/signup")
                        .statusCode(),
                status -> status == 201,
                PATIENCE);
    }
}
