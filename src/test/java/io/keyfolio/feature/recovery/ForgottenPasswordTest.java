package io.keyfolio.feature.recovery;

import static io.keyfolio.testing.Person.anonymous;
import static io.keyfolio.testing.Person.bearer;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.identity.audit.Trails;
import io.keyfolio.testing.AtOnce;
import io.keyfolio.testing.ConnectedAgent;
import io.keyfolio.testing.MailResource;
import io.keyfolio.testing.MailServer;
import io.keyfolio.testing.MailServer.Mail;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.Sql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody has forgotten a password. */
@QuarkusTest
@WithTestResource(MailResource.class)
class ForgottenPasswordTest {

    private static final String NEW = "a new secret of mine";

    /** An account API key connects agents and may not read the profile. One that has ended gets 401. */
    private static final int VALID_ACCOUNT_KEY = 403;

    /** The mail of the sign-up comes first. */
    private static final int AFTER_SIGN_UP = 2;

    protected MailServer mails;

    @ParameterizedTest
    @EnumSource
    void linkInTheMailSetsANewPassword(Recovery api) {
        Person alice = verified();
        Person.Key key = alice.issue("ci");

        api.forgot(alice.email()).then().statusCode(202);
        Mail mail = mails.await(alice.email(), AFTER_SIGN_UP);
        Response answer = api.reset(mail.token(), NEW);

        assertEquals(200, answer.statusCode(), answer.asString());
        assertEquals(401, logIn(alice, alice.password()));
        assertEquals(200, logIn(alice, NEW));
        assertEquals(401, alice.signedIn().get("/api/profile").statusCode());
        assertEquals(200, key.request().get("/v1/auth/verify").statusCode());
        assertEquals(
                VALID_ACCOUNT_KEY,
                bearer(alice.accountKey()).get("/api/profile").statusCode());
        assertEquals(
                "Your password was changed",
                mails.await(alice.email(), AFTER_SIGN_UP + 1).subject());
    }

    @Test
    void mailHasALinkToTheConfiguredAddressAndNothingThatItsRequesterChose() {
        Person alice = Person.signedUp();

        anonymous()
                .header("Host", "evil.example")
                .header("X-Forwarded-Host", "evil.example")
                .contentType(ContentType.JSON)
                .body(Map.of("email", alice.email()))
                .post("/api/auth/forgot-password")
                .then()
                .statusCode(202);

        Mail mail = mails.await(alice.email(), AFTER_SIGN_UP);
        assertTrue(
                mail.text().contains(MailResource.URL + "/account/reset-password#token=" + mail.token()), mail.text());
        assertTrue(mail.html().contains("href=\"" + MailResource.URL + "/account/reset-password#token="), mail.html());
        assertFalse(mail.text().contains("evil"), mail.text());
        assertFalse(mail.text().contains(alice.username()), mail.text());
        assertEquals("auto-generated", mail.autoSubmitted());
        assertTrue(mail.id().endsWith("@example.com>"), mail.id());
    }

    @ParameterizedTest
    @EnumSource
    void tokenIsValidOnce(Recovery api) {
        Person alice = verified();
        api.forgot(alice.email());
        String token = mails.await(alice.email(), AFTER_SIGN_UP).token();

        List<Integer> statuses =
                AtOnce.run(4, number -> api.reset(token, NEW + number).statusCode());

        assertEquals(1, statuses.stream().filter(status -> status == 200).count(), statuses::toString);
        assertEquals(
                3, statuses.stream().filter(status -> status == api.invalid()).count(), statuses::toString);
        api.reset(token, NEW).then().statusCode(api.invalid()).body(api.sentence(), containsString("The token field"));
    }

    /** A newer mail to somebody else does not matter. */
    @Test
    void tokensOfSeveralPeopleAreValidTogether() {
        Person alice = verified();
        Person bob = verified();
        Recovery.ACCOUNT.forgot(alice.email());
        String earlier = mails.await(alice.email(), AFTER_SIGN_UP).token();
        Recovery.ACCOUNT.forgot(bob.email());
        String later = mails.await(bob.email(), AFTER_SIGN_UP).token();

        assertEquals(200, Recovery.ACCOUNT.reset(earlier, NEW).statusCode());
        assertEquals(200, Recovery.ACCOUNT.reset(later, NEW).statusCode());
    }

    @Test
    void newerMailReplacesEarlierOnes() {
        Person alice = verified();
        Recovery.ACCOUNT.forgot(alice.email());
        String earlier = mails.await(alice.email(), AFTER_SIGN_UP).token();
        Recovery.DEVELOPER.forgot(alice.email());
        String newer = mails.await(alice.email(), AFTER_SIGN_UP + 1).token();

        assertEquals(400, Recovery.ACCOUNT.reset(earlier, NEW).statusCode());
        assertEquals(200, Recovery.ACCOUNT.reset(newer, NEW).statusCode());
    }

    @ParameterizedTest
    @EnumSource
    void invalidRequestsChangeNothing(Recovery api) {
        Person alice = verified();
        api.forgot(alice.email());
        String token = mails.await(alice.email(), AFTER_SIGN_UP).token();

        for (Map<String, ?> body : List.of(
                Map.of("token", token, "password", "short"),
                Map.of("token", token, "password", "password1"),
                Map.of("token", token),
                Map.of("password", NEW),
                Map.of("token", token, "password", NEW, "password_confirmation", "another secret"),
                Map.of("token", token.substring(1), "password", NEW),
                Map.of("token", token + "x", "password", NEW),
                Map.of("token", alice.session(), "password", NEW),
                Map.of("token", "\u0000", "password", NEW))) {
            assertEquals(api.invalid(), api.reset(body).statusCode(), body::toString);
        }
        assertEquals(api.invalid(), api.verify(token).statusCode());
        assertEquals(api.invalid(), api.forgot("no address").statusCode());
        assertEquals(200, api.reset(token, NEW).statusCode());
    }

    /** A sign-up with the address of somebody else gains nothing: its owner gets the account, without the keys. */
    @ParameterizedTest
    @EnumSource
    void ownerOfTheAddressTakesOverAnAccountThatSomebodyElseMade(Recovery api) {
        Person attacker = Person.signedUp();
        Person.Key key = attacker.issue("back door");
        ConnectedAgent agent = ConnectedAgent.registered(attacker.accountKey(), "laptop");

        api.forgot(attacker.email());
        api.reset(mails.await(attacker.email(), AFTER_SIGN_UP).token(), NEW)
                .then()
                .statusCode(200);

        assertEquals(4401, agent.awaitClosed().code());
        for (var request : List.of(key.request(), bearer(attacker.accountKey()), attacker.signedIn())) {
            assertEquals(401, request.get("/api/profile").statusCode());
        }
        assertEquals(401, logIn(attacker, attacker.password()));
        Response owner = anonymous()
                .contentType(ContentType.JSON)
                .body(Map.of("email", attacker.email(), "password", NEW))
                .post("/api/login");
        assertNotEquals(attacker.accountKey(), owner.path("user.api_key"));
        assertEquals(
                List.of(),
                bearer(owner.path("token")).get("/v1/profile/api-keys").path("data"));
        assertEquals(
                200,
                bearer(owner.path("token"))
                        .contentType(ContentType.JSON)
                        .body(Map.of("name", "mine"))
                        .post("/v1/profile/api-keys")
                        .statusCode());
    }

    @ParameterizedTest
    @EnumSource
    void keysEndIfTheOwnerWants(Recovery api) {
        Person alice = verified();
        Person.Key key = alice.issue("ci");
        api.forgot(alice.email());
        String token = mails.await(alice.email(), AFTER_SIGN_UP).token();

        api.reset(Map.of("token", token, "password", NEW, "revoke_keys", true))
                .then()
                .statusCode(200);

        assertEquals(401, key.request().get("/v1/auth/verify").statusCode());
        assertEquals(401, bearer(alice.accountKey()).get("/api/profile").statusCode());
    }

    @ParameterizedTest
    @EnumSource
    void unknownAddressGetsTheSameAnswerAndNoMail(Recovery api) {
        Person alice = Person.signedUp();
        String nobody = "n" + UUID.randomUUID() + "@example.com";

        Response known = api.forgot(alice.email());
        Response unknown = api.forgot(nobody);

        assertEquals(202, unknown.statusCode());
        assertEquals(known.asString(), unknown.asString());
        mails.await(alice.email(), AFTER_SIGN_UP);
        api.forgot(alice.email());
        mails.await(alice.email(), AFTER_SIGN_UP + 1);
        assertEquals(List.of(), mails.mailsTo(nobody));
    }

    @Test
    void mailboxGetsThreeMailsWithLinksAnHour() {
        Person flooded = Person.signedUp();
        Person other = Person.signedUp();
        for (int number = 0; number < 5; number++) {
            assertEquals(202, Recovery.ACCOUNT.forgot(flooded.email()).statusCode());
        }
        assertEquals(202, Recovery.ACCOUNT.resend(flooded).statusCode());

        Recovery.ACCOUNT.forgot(other.email());
        mails.await(other.email(), AFTER_SIGN_UP);
        assertEquals(3, mails.mailsTo(flooded.email()).size());
    }

    /** An operator may have changed the address in the database. */
    @Test
    void tokenOfAnEarlierAddressIsNotValid() {
        Person alice = verified();
        Recovery.ACCOUNT.forgot(alice.email());
        String token = mails.await(alice.email(), AFTER_SIGN_UP).token();

        Sql.execute("update account set email_key = 'new-' || email_key where email_key = '" + alice.email() + "'");

        assertEquals(400, Recovery.ACCOUNT.reset(token, NEW).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "ru-RU"})
    void textIsInTheLanguageOfTheAccount(String language) {
        Person alice = Person.signedUp();
        alice.signedIn()
                .contentType(ContentType.JSON)
                .body(Map.of("language", language))
                .put("/v1/profile/preferences")
                .then()
                .statusCode(200);

        Recovery.ACCOUNT.forgot(alice.email());

        assertEquals(
                "Выберите новый пароль",
                mails.await(alice.email(), AFTER_SIGN_UP).subject());
    }

    @Test
    void ownerSeesEventsOfTheReset() {
        Person alice = verified();
        Recovery.ACCOUNT.forgot(alice.email());
        Recovery.ACCOUNT.reset(mails.await(alice.email(), AFTER_SIGN_UP).token(), NEW);

        String session = anonymous()
                .contentType(ContentType.JSON)
                .body(Map.of("email", alice.email(), "password", NEW))
                .post("/api/login")
                .path("token");
        assertEquals(
                List.of(
                        "login.succeeded",
                        "password.reset",
                        "password.reset_requested",
                        "email.verified",
                        "account.created"),
                Trails.actions(session));
    }

    /** Nothing changes without its audit event, and the token stays valid. */
    @ParameterizedTest
    @EnumSource
    void changeIsUndoneWhenItsEventCannotBeWritten(Recovery api) {
        Person alice = Person.signedUp();
        String verification = mails.await(alice.email(), 1).token();
        api.forgot(alice.email());
        String token = mails.await(alice.email(), AFTER_SIGN_UP).token();
        Sql.execute("alter table audit_event add constraint broken check (false) not valid");
        try {
            assertEquals(500, api.verify(verification).statusCode());
            assertEquals(500, api.reset(token, NEW).statusCode());
        } finally {
            Sql.execute("alter table audit_event drop constraint broken");
        }
        assertEquals(200, logIn(alice, alice.password()));
        assertEquals(200, api.verify(verification).statusCode());
        assertEquals(200, api.reset(token, NEW).statusCode());
    }

    /** Somebody whose address is verified. */
    private Person verified() {
        Person alice = Person.signedUp();
        Recovery.ACCOUNT.verify(mails.await(alice.email(), 1).token()).then().statusCode(200);
        return alice;
    }

    private static int logIn(Person person, String password) {
        return anonymous()
                .contentType(ContentType.JSON)
                .body(Map.of("email", person.email(), "password", password))
                .post("/api/login")
                .statusCode();
    }
}
