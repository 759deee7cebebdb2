package io.keyfolio.feature.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.identity.audit.Trails;
import io.keyfolio.testing.Await;
import io.keyfolio.testing.MailResource;
import io.keyfolio.testing.MailServer;
import io.keyfolio.testing.MailServer.Mail;
import io.keyfolio.testing.Metrics;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.Sql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The verification of e-mail addresses, and the notices that owners of accounts get. */
@QuarkusTest
@WithTestResource(MailResource.class)
class EmailVerificationTest {

    protected MailServer mails;

    @ParameterizedTest
    @EnumSource
    void linkOfTheSignUpVerifiesTheAddress(Recovery api) {
        Person alice = Person.signedUp();
        String token = mails.await(alice.email(), 1).token();

        api.verify(token).then().statusCode(200);

        assertEquals(api.invalid(), api.verify(token).statusCode());
        assertEquals(List.of("email.verified", "account.created"), Trails.actions(alice.session()));
    }

    @ParameterizedTest
    @EnumSource
    void mailIsSentAgainUntilTheAddressIsVerified(Recovery api) {
        Person alice = Person.signedUp();
        String first = mails.await(alice.email(), 1).token();

        api.resend(alice).then().statusCode(202);
        String second = mails.await(alice.email(), 2).token();
        assertEquals(api.invalid(), api.verify(first).statusCode());
        api.verify(second).then().statusCode(200);

        api.resend(alice).then().statusCode(202);
        Await.until(() -> outcomes(alice), outcomes -> outcomes.equals("sent,sent,dropped"));
        assertEquals(2, mails.mailsTo(alice.email()).size());
    }

    @Test
    void verificationIsShownToThoseWhoAsk() {
        Person alice = Person.signedUp();
        assertVerified(false, alice);

        Recovery.ACCOUNT.verify(mails.await(alice.email(), 1).token()).then().statusCode(200);

        Await.until(
                () -> alice.signedIn().get("/api/profile?fields=extended").<Boolean>path("user.email_verified"),
                verified -> verified);
        assertVerified(true, alice);
        assertFalse(alice.signedIn().get("/api/profile").asString().contains("email_verified"));
        assertFalse(alice.signedIn().get("/v1/auth/user").asString().contains("email_verified"));
    }

    private static void assertVerified(boolean verified, Person person) {
        assertEquals(
                verified, person.signedIn().get("/api/profile?fields=extended").<Boolean>path("user.email_verified"));
        assertEquals(
                verified,
                person.signedIn().get("/v1/auth/user?fields=extended").<Boolean>path("payload.email_verified"));
        assertEquals(
                verified,
                Person.introspector()
                        .signedIn()
                        .formParam("token", person.session())
                        .post("/oauth2/introspect")
                        .<Boolean>path("email_verified"));
    }

    @Test
    void otherFieldsAreRefused() {
        Person alice = Person.signedUp();

        assertEquals(400, alice.signedIn().get("/api/profile?fields=all").statusCode());
        assertEquals(422, alice.signedIn().get("/v1/auth/user?fields=Extended").statusCode());
    }

    @Test
    void apiKeysMayNotAskForMails() {
        Person.Key key = Person.signedUp().issue("ci");

        assertEquals(403, key.request().post("/api/auth/resend-verification").statusCode());
        assertEquals(403, key.request().post("/v1/auth/email/resend").statusCode());
    }

    @Test
    void ownerIsToldOfANewPasswordAndANewKey() {
        Person alice = Person.signedUp();
        mails.await(alice.email(), 1);

        alice.signedIn().post("/api/profile/regenerate-api-key").then().statusCode(200);
        Mail key = mails.await(alice.email(), 2);
        alice.signedIn()
                .contentType(ContentType.JSON)
                .body(Map.of("current_password", alice.password(), "new_password", "another secret of mine"))
                .post("/api/profile/reset-password")
                .then()
                .statusCode(200);
        Mail password = mails.await(alice.email(), 3);

        assertEquals("Your account API key was replaced", key.subject());
        assertEquals("Your password was changed", password.subject());
    }

    @Test
    void mailWaitsForTheServer() {
        mails.stop();
        double before = Metrics.value("keyfolio_mail_attempts_failed_total");
        Person alice = Person.signedUp();
        Await.until(() -> Metrics.value("keyfolio_mail_attempts_failed_total"), now -> now >= before + 2);

        mails.start();

        Recovery.ACCOUNT.verify(mails.await(alice.email(), 1).token()).then().statusCode(200);
    }

    @Test
    void secretsAreNotStored() {
        Person alice = Person.signedUp();
        String token = mails.await(alice.email(), 1).token();

        String rows = Sql.one("select string_agg(mail::text, ' ') from mail")
                + Sql.one("select string_agg(encode(digest, 'escape') || kind, ' ') from mail_token");
        assertEquals(-1, rows.indexOf(token));
    }

    @Test
    void mailsAreCounted() {
        double before = Metrics.value("keyfolio_mails_total{outcome=\"sent\"}");
        Person alice = Person.signedUp();
        mails.await(alice.email(), 1);

        Await.until(() -> Metrics.value("keyfolio_mails_total{outcome=\"sent\"}"), now -> now > before);
        assertTrue(Metrics.all().contains("keyfolio_mails_waiting "));
    }

    private static String outcomes(Person person) {
        return Sql.one(
                "select string_agg(coalesce(outcome, 'waiting'), ',' order by id) from mail where recipient_key = '"
                        + person.email() + "'");
    }
}
