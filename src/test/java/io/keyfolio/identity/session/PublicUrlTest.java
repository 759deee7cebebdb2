package io.keyfolio.identity.session;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PublicUrlResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The public URL is the issuer of the metadata and of new session tokens. Tokens of earlier issuers stay valid. */
@QuarkusTest
@WithTestResource(PublicUrlResource.class)
class PublicUrlTest {

    private static final String VERIFY = "/v1/auth/verify";

    /** The signing key, which the test resource sets. */
    private KeyPair signing;

    @Test
    void newTokensNameThePublicUrl() {
        Person alice = Person.signedUp();

        assertEquals(PublicUrlResource.URL, issuer(alice.session()));
        assertEquals(PublicUrlResource.URL, issuer(alice.logIn()));
        alice.signedIn().get(VERIFY).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"keyfolio", PublicUrlResource.EARLIER_URL})
    void tokenOfAnEarlierIssuerIsGood(String issuer) {
        Person.bearer(tokenOf(issuer)).get(VERIFY).then().statusCode(200);
    }

    /** The tokens have a valid signature of this key. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://keys.example.com",
                PublicUrlResource.URL + "/",
                "http://localhost",
                "http://keys.example.com/keyfolio",
                "https://other.example.com",
                ""
            })
    void tokenOfAnotherIssuerIsRefused(String issuer) {
        Api.DEVELOPER.assertInvalidToken(Person.bearer(tokenOf(issuer)).get(VERIFY));
        Api.DEVELOPER.assertInvalidToken(Person.bearer(tokenOf(issuer))
                .header("Host", "other.example.com")
                .header("X-Forwarded-Proto", "https")
                .get(VERIFY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"oauth-authorization-server", "openid-configuration"})
    void metadataNamesThePublicUrlWhateverIsAsked(String document) {
        Person.anonymous()
                .header("Host", "other.example.com")
                .get("/.well-known/" + document)
                .then()
                .statusCode(200)
                .header("Cache-Control", "public, max-age=300")
                .body("issuer", equalTo(PublicUrlResource.URL))
                .body("jwks_uri", equalTo(PublicUrlResource.URL + "/.well-known/jwks.json"))
                .body("introspection_endpoint", equalTo(PublicUrlResource.URL + "/oauth2/introspect"));
    }

    private String tokenOf(String issuer) {
        return ForgedJwt.of(Person.signedUp().session())
                .claim("iss", "\"" + issuer + "\"")
                .sign(signing)
                .text();
    }

    private static String issuer(String token) {
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", 3)[1]), StandardCharsets.UTF_8);
        return JsonPath.from(claims).getString("iss");
    }
}
