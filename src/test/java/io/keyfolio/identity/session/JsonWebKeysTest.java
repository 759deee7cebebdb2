package io.keyfolio.identity.session;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A client can check session tokens with the published keys. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class JsonWebKeysTest {

    private static final String KEYS = "/.well-known/jwks.json";

    @Test
    void publishedKeyFitsTheTokens() throws GeneralSecurityException {
        String[] token = Person.signedUp().session().split("\\.", -1);
        String kid = JsonPath.from(new String(decode(token[0]), StandardCharsets.UTF_8))
                .getString("kid");

        Map<String, String> key = published().stream()
                .filter(candidate -> kid.equals(candidate.get("kid")))
                .findFirst()
                .orElseThrow();

        assertEquals(Set.of("kty", "use", "alg", "kid", "n", "e"), key.keySet());
        assertEquals("RSA", key.get("kty"));
        assertEquals("sig", key.get("use"));
        assertEquals("RS256", key.get("alg"));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(publicKey(key));
        signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
        assertTrue(signature.verify(decode(token[2])));
    }

    @Test
    void anybodyMayKeepThemForAWhile() {
        Person.anonymous()
                .get(KEYS)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "public, max-age=300")
                .body("keys.size()", equalTo(1));
    }

    private static List<Map<String, String>> published() {
        return Person.anonymous().get(KEYS).jsonPath().getList("keys");
    }

    private static PublicKey publicKey(Map<String, String> key) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(
                        new BigInteger(1, decode(key.get("n"))), new BigInteger(1, decode(key.get("e")))));
    }

    private static byte[] decode(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }
}
