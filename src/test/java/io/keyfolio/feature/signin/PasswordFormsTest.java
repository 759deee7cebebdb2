package io.keyfolio.feature.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import io.keyfolio.testing.Api;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.Sql;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The three forms of password text, with hashes of a lower cost than the current one. */
@QuarkusTest
@WithTestResource(
        value = PostgresResource.class,
        initArgs = @ResourceArg(name = "keyfolio.password.bcrypt-cost", value = "6"))
class PasswordFormsTest {

    /** A text of 30 bytes in NFC and 75 bytes in NFKC. */
    private static final String HALVES = "\u00bd".repeat(15);

    /** A letter of 3 bytes that takes 6 bytes in NFC. */
    private static final String GROWING = "\u0958";

    private static final BCrypt.Version PHP = BCrypt.Version.VERSION_2Y;

    private Person alice;

    @BeforeEach
    void signUp() {
        alice = Person.signedUp();
    }

    @Test
    void everyCharacterOfANewPasswordCounts() {
        assertEquals(200, change(alice.password(), HALVES + "AAAA"));

        assertEquals(401, logIn(HALVES + "BBBB").statusCode());
        assertEquals(400, change(HALVES + "BBBB", "another one"));
        Api.DEVELOPER.assertFieldsRefused(delete(HALVES + "BBBB"), "password");
        assertEquals(200, logIn(HALVES + "AAAA").statusCode());
        assertEquals("NFC 1", form() + " " + Sql.one(query("password_forms_named - 1")));
        assertEquals(204, delete(HALVES + "AAAA").statusCode());
    }

    @Test
    void passwordIsMeasuredAfterItsNormalization() {
        String composed = "\u00e9".repeat(36);
        String decomposed = "e\u0301".repeat(36);

        assertEquals(200, change(alice.password(), decomposed));

        assertEquals(200, logIn(composed).statusCode());
        assertEquals(200, logIn(decomposed).statusCode());
        assertRefused(GROWING.repeat(13));
        assertRefused("\u0301".repeat(900));
    }

    @Test
    void hashOfAnOlderReleaseIsRaisedInItsOwnForm() {
        String password = "\u00aa\u00b5 \u00bd word";
        store(BcryptUtil.bcryptHash(password, 4));

        Response answer = logIn(password);

        assertEquals(List.of(200, "NFKC", "06"), List.of(answer.statusCode(), form(), cost()));
        assertEquals(null, answer.header("X-Password-Advice"));
        assertEquals(200, logIn("a\u03bc 1\u20442 word").statusCode());
        assertEquals(401, logIn("a\u03bc 1\u20442 ward").statusCode());
    }

    /** A login with a different end must not store a hash that includes that end. */
    @Test
    void longHashOfAnOlderReleaseIsReplacedByItsOwnersChangeAlone() {
        String password = HALVES + "AAAA";
        String hash = BcryptUtil.bcryptHash(password, 4);
        store(hash);

        Response stranger = logIn(HALVES + "BBBB");
        Response owner = logIn(password);

        assertEquals(List.of(200, 200), List.of(stranger.statusCode(), owner.statusCode()));
        assertEquals(List.of(hash, "NFKC"), List.of(hash(), form()));
        assertEquals("change", owner.header("X-Password-Advice"));
        assertEquals(
                "2",
                Sql.one("select count(*) from audit_event where action = 'password.change_advised'"
                        + " and account_id = (select id from account where username = '" + alice.username() + "')"));
        assertEquals(200, change(password, password));
        assertEquals("NFC", form());
        assertEquals(401, logIn(HALVES + "BBBB").statusCode());
        assertEquals(null, logIn(password).header("X-Password-Advice"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"p\u00aassword", "\u00b5-second", "no\u00a0break", "\ufb01ne words", "e\u0301e\u0301e\u0301"})
    void hashOfPhpIsHashedAnewAtLogin(String password) {
        store(php(password, 4));
        assertEquals("RAW", form());

        assertEquals(401, logIn(password + "x").statusCode());
        assertEquals("RAW", form());
        assertEquals(200, logIn(password).statusCode());
        assertEquals(List.of("NFC", "06"), List.of(form(), cost()));
        assertEquals(200, logIn(password).statusCode());
    }

    @Test
    void hashOfPhpKeepsAHigherCost() {
        store(php(alice.password(), 7));

        alice.logIn();

        assertEquals(List.of("NFC", "07"), List.of(form(), cost()));
    }

    /** PHP reads only 72 bytes. */
    @Test
    void longPasswordOfPhpIsGoodAndIsLeftAlone() {
        String password = "\u00e9".repeat(36) + "-and-more";
        String hash = php(password, 4);
        store(hash);

        Response answer = logIn(password);

        assertEquals(List.of(200, hash), List.of(answer.statusCode(), hash()));
        assertEquals("change", answer.header("X-Password-Advice"));
        assertEquals(401, logIn("\u00e9".repeat(35) + "e-and-more").statusCode());
        assertEquals(200, change(password, "another one"));
        assertEquals("NFC", form());
    }

    /** In NFC the text is longer than bcrypt reads. Its raw bytes fit, so a renewal would lose a part. */
    @Test
    void passwordOfPhpThatGrowsIsLeftAlone() {
        String password = GROWING.repeat(24);
        String hash = php(password, 4);
        store(hash);

        Response answer = logIn(password);

        assertEquals(List.of(200, hash), List.of(answer.statusCode(), hash()));
        assertEquals(null, answer.header("X-Password-Advice"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$2a$", "$2b$", "$2y$"})
    void prefixOfAHashMakesNoDifference(String prefix) {
        store(php("correct horse", 4).replace("$2y$", prefix));

        assertEquals(200, logIn("correct horse").statusCode());
        assertEquals(401, logIn("correct house").statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=65536,t=4,p=1$c2FsdHNhbHQ$aGFzaGhhc2g",
                "5f4dcc3b5aa765d61d8327deb882cf99",
                "$2y$31$aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "$2y$",
                ""
            })
    void hashOfAnotherSchemeFitsNoPassword(String hash) {
        store(hash);

        Api.ACCOUNT.assertWrongCredentials(logIn("password"));
        Api.DEVELOPER.assertFieldsRefused(delete("password"), "password");
        assertEquals(400, change("password", "another one"));
        assertEquals(hash, hash());
    }

    private void assertRefused(String password) {
        Response signUp = post(
                Person.anonymous(),
                "/api/signup",
                Map.of("username", "x" + alice.username(), "email", "x" + alice.email(), "password", password));
        Response register = post(
                Person.anonymous(),
                "/v1/auth/register",
                Map.of(
                        "name",
                        "X",
                        "email",
                        "x" + alice.email(),
                        "password",
                        password,
                        "password_confirmation",
                        password));
        Response changed = post(
                alice.signedIn(),
                "/api/profile/reset-password",
                Map.of("current_password", alice.password(), "new_password", password));

        Api.ACCOUNT.assertFieldsRefused(signUp, "password");
        Api.DEVELOPER.assertFieldsRefused(register, "password");
        Api.ACCOUNT.assertFieldsRefused(changed, "new_password");
        for (Response answer : List.of(signUp, register, changed)) {
            assertTrue(answer.asString().contains("72 bytes"), answer::asString);
        }
    }

    private static String php(String password, int cost) {
        byte[] hash = BCrypt.with(PHP, LongPasswordStrategies.truncate(PHP))
                .hash(cost, password.getBytes(StandardCharsets.UTF_8));
        return new String(hash, StandardCharsets.US_ASCII);
    }

    /** Stores a hash without its form, as an older release or its import does. */
    private void store(String hash) {
        Sql.execute("update account set password_hash = '" + hash + "' where username = '" + alice.username() + "'");
    }

    private String hash() {
        return Sql.one(query("password_hash"));
    }

    private String form() {
        return Sql.one(query("password_form"));
    }

    private String cost() {
        return Sql.one(query("substr(password_hash, 5, 2)"));
    }

    private String query(String column) {
        return "select " + column + " from account where username = '" + alice.username() + "'";
    }

    private Response logIn(String password) {
        return post(Person.anonymous(), "/api/login", Map.of("email", alice.email(), "password", password));
    }

    private int change(String from, String to) {
        return post(
                        alice.signedIn(),
                        "/api/profile/reset-password",
                        Map.of("current_password", from, "new_password", to))
                .statusCode();
    }

    private Response delete(String password) {
        return alice.signedIn()
                .contentType(ContentType.JSON)
                .body(Map.of("password", password))
                .delete("/v1/auth/user");
    }

    private static Response post(RequestSpecification request, String path, Object body) {
        return request.contentType(ContentType.JSON).body(body).post(path);
    }
}
