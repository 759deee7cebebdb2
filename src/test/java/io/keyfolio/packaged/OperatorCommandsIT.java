package io.keyfolio.packaged;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.FreshDatabases.Database;
import io.keyfolio.testing.PackagedKeyfolio;
import io.keyfolio.testing.Program.Outcome;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The commands by which an operator changes accounts beside the running service, without keys and without SQL. */
class OperatorCommandsIT {

    private static final String PASSWORD = "correct horse";

    @RegisterExtension
    private static final FreshDatabases databases = FreshDatabases.start();

    private static Database database;
    private static PackagedKeyfolio service;

    private String username;
    private JsonPath account;

    @BeforeAll
    static void start() throws Exception {
        database = databases.make();
        service = PackagedKeyfolio.serve(database.variables()).awaitReady();
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    @BeforeEach
    void signUp() {
        username = "Zo" + UUID.randomUUID();
        account = send("/api/signup", Map.of("username", username, "email", email(), "password", PASSWORD));
    }

    /**
     * The names of an account: the e-mail address and the username in another case than at sign-up, and both forms of the
     * id.
     */
    enum Name {
        EMAIL,
        USERNAME,
        PUBLIC_ID,
        ID
    }

    private String text(Name name) {
        return switch (name) {
            case EMAIL -> email().toUpperCase(Locale.ROOT);
            case USERNAME -> username.toLowerCase(Locale.ROOT);
            case PUBLIC_ID -> account.getString("user.id");
            case ID -> request(account.getString("token")).get("/v1/auth/user").path("payload.uuid");
        };
    }

    @ParameterizedTest
    @EnumSource(Name.class)
    void sessionsEndHoweverTheAccountIsNamed(Name name) throws Exception {
        String first = account.getString("token");
        String second = logIn();
        String named = text(name);

        Outcome outcome = PackagedKeyfolio.run(database.variables(), "end-sessions", named);

        assertEquals(0, outcome.exitCode(), outcome::err);
        assertTrue(outcome.out().matches("keyfolio: sessions of " + username + " \\(.*\\) ended: 2\n"), outcome.out());
        Await.until(() -> status(first), status -> status == 401);
        Await.until(() -> status(second), status -> status == 401);
        JsonPath event = lastEvent(logIn(), "session.others_ended");
        assertEquals("keyfolio end-sessions", event.getString("[0].user_agent"));
        assertEquals(null, event.getString("[0].credential_id"));
    }

    @Test
    void otherAccountsKeepTheirSessions() throws Exception {
        String other = account.getString("token");
        signUp();

        PackagedKeyfolio.run(database.variables(), "end-sessions", username);

        assertEquals(200, status(other));
    }

    @Test
    void unknownAccountAndKeyAreNamed() throws Exception {
        Outcome noAccount = PackagedKeyfolio.run(database.variables(), "end-sessions", "nobody@example.com");
        Outcome noKey = PackagedKeyfolio.run(database.variables(), "revoke-key", "987654321");

        assertEquals(1, noAccount.exitCode());
        assertEquals(
                "keyfolio: no account has the e-mail address, username or id nobody@example.com\n", noAccount.err());
        assertEquals(1, noKey.exitCode());
        assertEquals("keyfolio: no API key has the id 987654321\n", noKey.err());
    }

    /** Without the refusal, the owner of the username would choose the account whose sessions end. */
    @Test
    void usernameThatIsAnotherAccountsIdIsRefused() throws Exception {
        String id = text(Name.ID);
        send("/api/signup", Map.of("username", id, "email", id + "@example.com", "password", PASSWORD));

        Outcome outcome = PackagedKeyfolio.run(database.variables(), "end-sessions", id);

        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.err().contains("name it by its e-mail address"), outcome.err());
        assertEquals(200, status(account.getString("token")));
    }

    @Test
    void keyIsRevokedWithTheOneThatItReplaced() throws Exception {
        String session = account.getString("token");
        JsonPath old = request(session).post("/v1/profile/api-keys").jsonPath();
        JsonPath key = request(session)
                .body(Map.of("grace_seconds", 600))
                .post("/v1/profile/api-keys/" + old.getString("id") + "/regenerate")
                .jsonPath();

        Outcome outcome = PackagedKeyfolio.run(database.variables(), "revoke-key", key.getString("id"));

        assertEquals(0, outcome.exitCode(), outcome::err);
        Await.until(() -> status(key.getString("plain_text_token")), status -> status == 401);
        Await.until(() -> status(old.getString("plain_text_token")), status -> status == 401);
        assertEquals("0", database.one("select api_keys from account where username = '" + username + "'"));
        assertEquals(key.getString("id"), lastEvent(session, "api_key.revoked").getString("[0].target"));
    }

    @Test
    void revokingAPredecessorLeavesItsSuccessorAndTheCount() throws Exception {
        String session = account.getString("token");
        JsonPath old = request(session).post("/v1/profile/api-keys").jsonPath();
        JsonPath key = request(session)
                .body(Map.of("grace_seconds", 600))
                .post("/v1/profile/api-keys/" + old.getString("id") + "/regenerate")
                .jsonPath();

        PackagedKeyfolio.run(database.variables(), "revoke-key", old.getString("id"));

        Await.until(() -> status(old.getString("plain_text_token")), status -> status == 401);
        assertEquals(200, status(key.getString("plain_text_token")));
        assertEquals("1", database.one("select api_keys from account where username = '" + username + "'"));
    }

    private String email() {
        return username + "@example.com";
    }

    private String logIn() {
        return send("/v1/auth/login", Map.of("email", email(), "password", PASSWORD))
                .getString("access_token");
    }

    private static JsonPath lastEvent(String session, String action) {
        return new JsonPath(request(session)
                        .get("/v1/profile/audit?action=" + action)
                        .asString())
                .setRootPath("events");
    }

    private static int status(String token) {
        return request(token).get("/v1/auth/user").statusCode();
    }

    private static RequestSpecification request(String token) {
        return given().baseUri(service.address().toString())
                .contentType("application/json")
                .header("Authorization", "Bearer " + token);
    }

    private static JsonPath send(String path, Map<String, String> body) {
        return given().contentType("application/json; charset=UTF-8")
                .body(body)
                .post(service.address() + path)
                .then()
                .statusCode(lessThan(300))
                .extract()
                .jsonPath();
    }
}
