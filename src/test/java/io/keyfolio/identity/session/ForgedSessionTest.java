package io.keyfolio.identity.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Named.named;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ForgedSessionTest {

    static List<Named<UnaryOperator<ForgedJwt>>> forgeries() {
        return List.of(
                named("expiry moved on", jwt -> jwt.claim("exp", "99999999999")),
                named("claim added", jwt -> jwt.claim("admin", "true")),
                named("another session", jwt -> jwt.claim("jti", "\"00000000-0000-4000-8000-000000000000\"")),
                named("signature altered", ForgedJwt::withAlteredSignature),
                named("signature cut", jwt -> jwt.withSignature("")),
                named("alg none", jwt -> jwt.header("{\"alg\":\"none\"}").withSignature("")),
                named("alg None, signed", jwt -> jwt.header("{\"alg\":\"None\",\"typ\":\"JWT\"}")),
                named("another algorithm", jwt -> jwt.header("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")),
                named("another key", ForgedJwt::signedByAnotherKey),
                named("another key, in the header", ForgedJwt::signedByAnEmbeddedKey));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void forgedTokenIsRefused(UnaryOperator<ForgedJwt> forgery) {
        Person alice = Person.signedUp();
        String token = forgery.apply(ForgedJwt.of(alice.session())).text();

        var byAccountApi = Person.bearer(token).get("/api/profile");
        var byDeveloperApi = Person.bearer(token).get("/v1/profile/preferences");

        Api.ACCOUNT.assertInvalidToken(byAccountApi);
        Api.DEVELOPER.assertInvalidToken(byDeveloperApi);
    }

    @Test
    void tokenThatWasTakenApartAndPutTogetherIsGood() {
        Person alice = Person.signedUp();
        String token = ForgedJwt.of(alice.session()).text();

        var answer = Person.bearer(token).get("/api/profile");

        assertEquals(200, answer.statusCode());
    }

    @Test
    void tokenOfOnePersonDoesNotBecomeAnothers() {
        Person alice = Person.signedUp();
        Person bob = Person.signedUp();
        String subject = bob.signedIn().get("/v1/auth/user").path("payload.uuid");
        String token = ForgedJwt.of(alice.session())
                .claim("sub", "\"" + subject + "\"")
                .text();

        var answer = Person.bearer(token).get("/api/profile");

        Api.ACCOUNT.assertInvalidToken(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", ".", "..", "e30.e30.", "eyJ", "eyJ.eyJ.eyJ", "eyJhbGciOiJSUzI1NiJ9.e30.AAAA", "ey\u00e9"})
    void garbageIsRefused(String token) {
        var answer = Person.bearer(token).get("/api/profile");

        Api.ACCOUNT.assertInvalidToken(answer);
    }

    @Test
    void endlessTokenIsRefused() {
        var answer = Person.bearer("eyJ" + "a".repeat(6000)).get("/api/profile");

        Api.ACCOUNT.assertInvalidToken(answer);
    }

    @Test
    void schemeIsReadInAnyCase() {
        Person alice = Person.signedUp();

        var answer = Person.anonymous()
                .header("Authorization", "bEARER " + alice.session())
                .get("/api/profile");

        assertEquals(200, answer.statusCode());
    }

    @Test
    void anotherSchemeIsNoCredential() {
        var answer = Person.anonymous()
                .header("Authorization", "Basic YWxpY2U6c2VjcmV0")
                .get("/api/profile");

        Api.ACCOUNT.assertUnauthenticated(answer);
    }
}
