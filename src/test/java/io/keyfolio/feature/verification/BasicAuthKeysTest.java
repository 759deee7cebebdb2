package io.keyfolio.feature.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** API keys as the user name or the password of HTTP Basic, and values that do not count as a second credential. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class BasicAuthKeysTest {

    private static final String VERIFY = "/v1/auth/verify";

    private Person alice;
    private Person.Key key;

    @BeforeEach
    void signUp() {
        alice = Person.signedUp();
        key = alice.issue(Map.of("abilities", List.of("orders:read")));
    }

    /** The forms in which curl, git, pip, npm and Docker send a key. */
    @ParameterizedTest
    @ValueSource(strings = {"%s:", ":%s", "%s:x", "%s:x-oauth-basic", "token:%s", "x-access-token:%s", "jané:%s"})
    void keyIsTakenAsUserNameOrPassword(String credentials) {
        Response answer = basic(credentials.formatted(key.token())).get(VERIFY + "/orders/1?ability=orders:read");

        answer.then().statusCode(200);
        assertEquals("api-key", answer.header("X-Keyfolio-Credential"));
        assertEquals(Long.toString(key.id()), answer.header("X-Keyfolio-Key"));
        Api.DEVELOPER.assertInsufficientScope(
                basic(credentials.formatted(key.token())).get(VERIFY + "?ability=orders:write"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"basic ", "BASIC ", "Basic  "})
    void schemeIsReadInAnyCase(String scheme) {
        Person.anonymous()
                .header("Authorization", scheme + base64(key.token() + ":"))
                .get(VERIFY)
                .then()
                .statusCode(200);
    }

    @Test
    void wrongKeyIsRefusedAsInBearer() {
        alice.signedIn().delete("/v1/profile/api-keys/{id}", key.id());

        Api.DEVELOPER.assertInvalidToken(basic(key.token() + ":").get(VERIFY));
        Api.DEVELOPER.assertInvalidToken(
                basic("me:" + Tokens.withWrongChecksum(key.token())).get(VERIFY));
        Api.DEVELOPER.assertInsufficientScope(basic("me:" + alice.accountKey()).get(VERIFY));
    }

    @Test
    void twoKeysAreNone() {
        String other = alice.issue("other").token();

        Api.DEVELOPER.assertInvalidToken(basic(key.token() + ":" + other).get(VERIFY));
        Api.DEVELOPER.assertInvalidToken(
                basic(key.token() + ":").header("X-API-Key", other).get(VERIFY));
        Api.DEVELOPER.assertInvalidToken(basic(key.token() + ":")
                .header("Authorization", "Bearer " + other)
                .get(VERIFY));
    }

    /** The service behind the gateway may have its own passwords, which can contain a bar. */
    @ParameterizedTest
    @ValueSource(strings = {"a:b", "a:b|c", "eyal:eyal", ":", "a"})
    void otherCredentialsAreNone(String credentials) {
        Api.DEVELOPER.assertUnauthenticated(basic(credentials).get(VERIFY));
        basic(credentials).header("X-API-Key", key.token()).get(VERIFY).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic ", "Basic *", "Basic 2|", "BasicMjox", "Basic /////w=="})
    void whatIsNoBase64IsNoCredential(String header) {
        Api.DEVELOPER.assertUnauthenticated(
                Person.anonymous().header("Authorization", header).get(VERIFY));
    }

    @Test
    void emptyHeaderIsNoSecondCredential() {
        Person.bearer(key.token()).header("X-API-Key", "").get(VERIFY).then().statusCode(200);
        Person.bearer(key.token()).header("X-API-Key", " ").get(VERIFY).then().statusCode(200);
        Person.bearer("").header("X-API-Key", key.token()).get(VERIFY).then().statusCode(200);
        basic(key.token() + ":").header("X-API-Key", "").get(VERIFY).then().statusCode(200);
        Api.DEVELOPER.assertInvalidToken(
                Person.bearer("").header("X-API-Key", "").get(VERIFY));
    }

    /** Only verification accepts HTTP Basic, because gateways forward it. */
    @ParameterizedTest
    @ValueSource(strings = {"/v1/auth/user", "/v1/profile/api-keys", "/v1/profile/preferences"})
    void otherRoutesTakeBearerOnly(String path) {
        Api.DEVELOPER.assertUnauthenticated(
                basic(alice.issue("all").token() + ":").get(path));
    }

    private static RequestSpecification basic(String credentials) {
        return Person.anonymous().header("Authorization", "Basic " + base64(credentials));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
