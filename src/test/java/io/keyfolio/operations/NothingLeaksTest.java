package io.keyfolio.operations;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.EverythingLogged;
import io.keyfolio.testing.Metrics;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.StoredSecrets;
import io.keyfolio.testing.TableDump;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** No table, no log line of any level and no metric contains a secret. */
@QuarkusTest
@TestProfile(EverythingLogged.class)
@WithTestResource(PostgresResource.class)
class NothingLeaksTest {

    private static final int RANDOM_CHARACTERS = 40;
    private static final String KEYS = "/v1/profile/api-keys";

    @Test
    void noSecretIsKeptInClear() throws IOException, SQLException {
        StoredSecrets.watch();
        Map<String, String> secrets = secretsOfABusyDay();
        addConfigured(secrets);

        String tables = TableDump.ofAll();
        String log = Files.readString(EverythingLogged.LOG);
        String metrics = Metrics.all();

        assertTrue(tables.contains("password_hash"), "the dump is empty");
        assertTrue(log.contains(" TRACE ") && log.contains(" DEBUG "), "the log is not complete");
        assertTrue(log.contains("insert into account"), "the log has no statements");
        assertAll(
                () -> assertEquals(Set.of(), found(secrets, tables), "in the tables"),
                () -> assertEquals(Set.of(), foundInHex(secrets, tables), "in the tables' bytes"),
                () -> assertEquals(Set.of(), found(secrets, metrics), "in the metrics"),
                () -> assertEquals(Set.of(), found(secrets, log), "in the log"),
                () -> assertEquals(Set.of(), found(StoredSecrets.noted(), log), "stored, and in the log"),
                () -> assertEquals(Set.of(), found(StoredSecrets.digests(secrets), log), "digests in the log"));
    }

    /** The secrets that a person enters and receives, by their kind. */
    private static Map<String, String> secretsOfABusyDay() {
        Map<String, String> secrets = new LinkedHashMap<>();
        Person alice = Person.signedUp();
        secrets.put("password", alice.password());
        secrets.put("account key", alice.accountKey());
        addJwt(secrets, "session from signing up", alice.session());
        addJwt(secrets, "session from logging in", alice.logIn());
        logInWrongly(secrets, alice);
        register(secrets, alice);
        useKeys(secrets, alice);
        String session = refresh(secrets, alice.logIn());
        replaceAccountKey(secrets, session);
        resetPassword(secrets, alice, session);
        ask(alice.accountKey(), session);
        leave(secrets.get("next password"), session);
        return secrets;
    }

    private static void addConfigured(Map<String, String> secrets) {
        Config config = ConfigProvider.getConfig();
        String signingKey = config.getValue("keyfolio.jwt.private-key", String.class);
        String sealingKeys = config.getValue("keyfolio.sealing.keys", String.class);
        secrets.put("signing key", signingKey.replaceAll("-----[A-Z ]+-----", ""));
        secrets.put("sealing key", sealingKeys.substring(sealingKeys.indexOf(':') + 1));
    }

    private static void logInWrongly(Map<String, String> secrets, Person alice) {
        secrets.put("wrong password", "wrong-" + alice.password());
        Map<String, String> login = Map.of("email", alice.email(), "password", secrets.get("wrong password"));

        expect(401, post(Person.anonymous(), "/api/login", login));
        expect(401, post(Person.anonymous(), "/v1/auth/login", login));
        expect(401, Person.bearer(secrets.get("wrong password")).get(KEYS));
    }

    private static void register(Map<String, String> secrets, Person alice) {
        secrets.put("password of a developer", "dev-" + alice.password());
        secrets.put("password too long", "long-" + alice.password().repeat(3));
        Map<String, String> wanted = new HashMap<>(Map.of("name", "Dev", "email", "dev-" + alice.email()));
        wanted.put("password", secrets.get("password too long"));
        wanted.put("password_confirmation", secrets.get("password too long"));
        expect(422, post(Person.anonymous(), "/v1/auth/register", wanted));
        wanted.put("password", secrets.get("password of a developer"));
        wanted.put("password_confirmation", secrets.get("password of a developer"));

        Response answer = expect(201, post(Person.anonymous(), "/v1/auth/register", wanted));

        addJwt(secrets, "session from registering", answer.path("access_token"));
    }

    private static void useKeys(Map<String, String> secrets, Person alice) {
        Person.Key key = alice.issue("ci");
        addKey(secrets, "API key", key.token());
        expect(200, key.request().get(KEYS));
        expect(403, key.request().post("/api/profile/regenerate-api-key"));
        Response regenerated = expect(200, alice.signedIn().post(KEYS + "/{id}/regenerate", key.id()));
        expect(401, key.request().get(KEYS));
        addKey(secrets, "regenerated API key", regenerated.path("plain_text_token"));
        expect(403, Person.bearer(alice.accountKey()).get(KEYS));
    }

    private static String refresh(Map<String, String> secrets, String session) {
        Response byHeader = expect(200, Person.bearer(session).post("/api/auth/refresh"));
        addJwt(secrets, "session before refreshing", session);
        addJwt(secrets, "session from refreshing", byHeader.path("token"));
        Map<String, String> body = Map.of("token", byHeader.path("token"));
        Response byBody = expect(200, post(Person.anonymous(), "/api/auth/refresh", body));
        addJwt(secrets, "session from refreshing by body", byBody.path("token"));
        return byBody.path("token");
    }

    private static void replaceAccountKey(Map<String, String> secrets, String session) {
        Response answer = expect(200, Person.bearer(session).post("/api/profile/regenerate-api-key"));
        secrets.put("regenerated account key", answer.path("api_key"));
        expect(200, Person.bearer(session).get("/api/profile"));
    }

    private static void resetPassword(Map<String, String> secrets, Person alice, String session) {
        secrets.put("next password", "next-" + alice.password());
        Map<String, String> change =
                Map.of("current_password", alice.password(), "new_password", secrets.get("next password"));
        expect(200, post(Person.bearer(session), "/api/profile/reset-password", change));
        expect(400, post(Person.bearer(session), "/api/profile/reset-password", change));
    }

    private static void ask(String accountKey, String session) {
        expect(200, Person.bearer(session).get("/v1/auth/verify"));
        String introspector = Person.introspector().session();
        for (String token : List.of(session, accountKey)) {
            expect(200, Person.bearer(introspector).formParam("token", token).post("/oauth2/introspect"));
        }
    }

    private static void leave(String password, String session) {
        RequestSpecification request = Person.bearer(session).contentType(ContentType.JSON);
        expect(204, request.body(Map.of("password", password)).delete("/v1/auth/user"));
    }

    private static void addKey(Map<String, String> secrets, String name, String token) {
        secrets.put(name, token);
        String secret = token.substring(token.indexOf('|') + 1);
        secrets.put("random part of " + name, secret.substring(0, RANDOM_CHARACTERS));
    }

    /** Adds a token and its signature. The header and the claims alone are not secret. */
    private static void addJwt(Map<String, String> secrets, String name, String token) {
        secrets.put(name, token.substring(token.lastIndexOf('.') + 1));
    }

    private static Response post(RequestSpecification request, String path, Map<String, String> body) {
        return request.contentType(ContentType.JSON).body(body).post(path);
    }

    private static Response expect(int status, Response answer) {
        assertEquals(status, answer.statusCode(), answer::asString);
        return answer;
    }

    private static Set<String> found(Map<String, String> secrets, String text) {
        Set<String> found = new TreeSet<>();
        secrets.forEach((name, secret) -> {
            if (text.contains(secret)) {
                found.add(name);
            }
        });
        return found;
    }

    private static Set<String> foundInHex(Map<String, String> secrets, String text) {
        Map<String, String> hex = new HashMap<>();
        secrets.forEach(
                (name, secret) -> hex.put(name, HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8))));
        return found(hex, text);
    }
}
