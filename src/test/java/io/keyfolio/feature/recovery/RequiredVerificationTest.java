package io.keyfolio.feature.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.MailResource;
import io.keyfolio.testing.MailServer;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.RawAgent;
import io.keyfolio.testing.Sql;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With required verification, an account whose address is not verified gets no credential that lasts. */
@QuarkusTest
@WithTestResource(
        value = MailResource.class,
        initArgs = @ResourceArg(name = "keyfolio.email-verification", value = "required"))
class RequiredVerificationTest {

    private static final String KEYS = "/v1/profile/api-keys";
    private static final String REGENERATE = "/api/profile/regenerate-api-key";

    protected MailServer mails;

    @ParameterizedTest
    @ValueSource(strings = {KEYS, REGENERATE})
    void accountGetsNoKey(String path) {
        Person alice = Person.signedUp();

        Response refusal = alice.signedIn().post(path);

        assertEquals(403, refusal.statusCode(), refusal::asString);
        assertTrue(refusal.asString().contains("Verify the e-mail address of the account first"), refusal::asString);
        assertEquals(null, refusal.header("WWW-Authenticate"));
    }

    /** An account that had a key before its operator required verification cannot replace it. */
    @Test
    void keyIsNotReplaced() {
        Person alice = verified();
        Person.Key key = alice.issue("ci");
        Sql.execute("update account set email_verified_at = null where username = '" + alice.username() + "'");

        Await.until(() -> alice.signedIn().post(KEYS).statusCode(), status -> status == 403);

        assertEquals(
                403,
                alice.signedIn().post(KEYS + "/" + key.id() + "/regenerate").statusCode());
        assertEquals(200, key.request().get("/v1/auth/user").statusCode());
    }

    @Test
    void accountConnectsNoAgent() {
        Person alice = Person.signedUp();

        IOException refusal = assertThrows(IOException.class, () -> new RawAgent(alice.accountKey()));

        assertTrue(refusal.getMessage().contains(" 403 "), refusal::getMessage);
    }

    @Test
    void accountSignsInAndReads() {
        Person alice = Person.signedUp();
        String session = alice.logIn();

        Stream.of("/api/profile", "/v1/auth/user", "/v1/profile/preferences", KEYS, "/api/machines", "/v1/auth/verify")
                .forEach(path ->
                        assertEquals(200, Person.bearer(session).get(path).statusCode(), path));
    }

    @Test
    void verifiedAccountDoesEverything() throws IOException {
        Person alice = verified();

        Await.until(() -> alice.signedIn().post(KEYS).statusCode(), status -> status == 200);
        assertEquals(200, alice.signedIn().post(REGENERATE).statusCode());
        String key = alice.signedIn().get("/api/profile").path("user.api_key");
        new RawAgent(key).close();
    }

    private Person verified() {
        Person alice = Person.signedUp();
        Recovery.DEVELOPER.verify(mails.await(alice.email(), 1).token()).then().statusCode(200);
        return alice;
    }
}
