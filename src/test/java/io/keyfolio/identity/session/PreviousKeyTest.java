package io.keyfolio.identity.session;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.RotatedKeyResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** During the rotation of the signing key, tokens of both keys are valid. */
@QuarkusTest
@WithTestResource(RotatedKeyResource.class)
class PreviousKeyTest {

    private static final String VERIFY = "/v1/auth/verify";

    private KeyPair previous;

    @Test
    void tokenOfThePreviousKeyIsGood() {
        Person alice = Person.signedUp();
        List<String> ids =
                Person.anonymous().get("/.well-known/jwks.json").jsonPath().getList("keys.kid");

        assertEquals(2, ids.size());
        assertEquals(ids.get(0), keyId(alice.session()));
        ForgedJwt older =
                ForgedJwt.of(alice.session()).header(header(ids.get(1))).sign(previous);
        Person.bearer(older.text()).get("/api/profile").then().body("user.username", equalTo(alice.username()));
        Api.DEVELOPER.assertInvalidToken(
                Person.bearer(older.withAlteredSignature().text()).get(VERIFY));
    }

    @Test
    void eachTokenIsCheckedWithTheKeyThatItNames() {
        Person alice = Person.signedUp();
        ForgedJwt mislabelled = ForgedJwt.of(alice.session())
                .header(header(keyId(alice.session())))
                .sign(previous);

        Api.DEVELOPER.assertInvalidToken(Person.bearer(mislabelled.text()).get(VERIFY));
        Api.DEVELOPER.assertInvalidToken(Person.bearer(ForgedJwt.of(alice.session())
                        .header(header("unknown"))
                        .sign(previous)
                        .text())
                .get(VERIFY));
        for (String kid : List.of("7", "null", "{}", "[]", "\"\"")) {
            String odd = ForgedJwt.of(alice.session())
                    .header("{\"alg\":\"RS256\",\"kid\":" + kid + "}")
                    .text();
            Api.DEVELOPER.assertInvalidToken(Person.bearer(odd).get(VERIFY));
            Api.DEVELOPER.assertInvalidToken(Person.bearer(odd).get(VERIFY));
        }
    }

    private static String header(String keyId) {
        return "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + keyId + "\"}";
    }

    private static String keyId(String token) {
        String header = new String(Base64.getUrlDecoder().decode(token.split("\\.", 2)[0]), StandardCharsets.UTF_8);
        return JsonPath.from(header).getString("kid");
    }
}
