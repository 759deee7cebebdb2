package io.keyfolio.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.PackagedKeyfolio;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The behaviour that depends on the platform of a build: addresses, locales, character sets, formats of logs. */
class PlatformIT {

    private static final String LOOPBACK = "127.0.0.1";

    @RegisterExtension
    private static final FreshDatabases databases = FreshDatabases.start();

    @Test
    void ipV6IsServed() throws Exception {
        try (PackagedKeyfolio service =
                PackagedKeyfolio.serve("::1", databases.make().variables())) {
            service.awaitReady();

            assertEquals(401, service.status("/api/profile"));
        }
    }

    @Test
    void everyLineOfAJsonLogIsAnObject() throws Exception {
        Map<String, String> variables = with("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");
        try (PackagedKeyfolio service = PackagedKeyfolio.serve(LOOPBACK, variables)) {
            service.awaitReady();
            service.terminate();
            service.awaitExit();

            for (String line : service.log().lines().toList()) {
                JsonNode entry = new ObjectMapper().readTree(line);
                assertTrue(entry.hasNonNull("timestamp") && entry.hasNonNull("message"), line);
            }
            assertTrue(service.log().lines().count() > 1, service.log());
        }
    }

    /** In Turkish, the lower case of I has no dot. */
    @Test
    void turkishLocaleChangesNothing() throws Exception {
        try (PackagedKeyfolio service = PackagedKeyfolio.serve(
                LOOPBACK, databases.make().variables(), "-Duser.language=tr", "-Duser.country=TR")) {
            service.awaitReady();
            signUp(service, "ISIK", "INFO@EXAMPLE.COM").then().statusCode(201);

            assertEquals(400, signUp(service, "isik", "other@example.com").statusCode());
            assertEquals(400, signUp(service, "other", "info@example.com").statusCode());
        }
    }

    /** Containers have no locale. */
    @Test
    void textIsUtf8WithoutALocale() throws Exception {
        try (PackagedKeyfolio service = PackagedKeyfolio.serve(LOOPBACK, with("LC_ALL", "C"))) {
            service.awaitReady();
            String session = signUp(service, "zoe", "zoe@example.com").path("token");

            Response key = RestAssured.given()
                    .header("Authorization", "Bearer " + session)
                    .contentType("application/json")
                    .body("{\"name\":\"Zoë 🔑\"}".getBytes(UTF_8))
                    .post(service.address() + "/v1/profile/api-keys");

            assertEquals("Zoë 🔑", key.path("name"), key::asString);
        }
    }

    private static Response signUp(PackagedKeyfolio service, String username, String email) {
        return RestAssured.given()
                .contentType("application/json")
                .body(Map.of("username", username, "email", email, "password", "correct horse"))
                .post(service.address() + "/api/signup");
    }

    private static Map<String, String> with(String variable, String value) throws SQLException {
        Map<String, String> variables = new TreeMap<>(databases.make().variables());
        variables.put(variable, value);
        return variables;
    }
}
