package io.keyfolio.feature.signin;

import static io.keyfolio.testing.Person.anonymous;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.MailResource;
import io.keyfolio.testing.MailServer;
import io.keyfolio.testing.MailServer.Mail;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.Sql;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The owner of an account is told about a sign-in from a device that the account has not used before. */
@QuarkusTest
@WithTestResource(
        value = MailResource.class,
        initArgs = @ResourceArg(name = "keyfolio.proxy.trusted", value = "127.0.0.1"))
class NewDeviceTest {

    private static final String CHROME = "Mozilla/5.0 (Windows NT 10.0) Chrome/142.0 Safari/537.36";
    private static final String SUBJECT = "New sign-in to your account";

    protected MailServer mails;

    @Test
    void ownerIsToldOncePerDevice() {
        Person alice = Person.signedUp();
        alice.logIn();
        logIn(alice, CHROME, "203.0.113.7");
        logIn(alice, CHROME, "203.0.113.9");

        Mail mail = awaitNotice(alice);

        assertTrue(mail.text().contains("Device: Chrome on Windows"), mail.text());
        assertTrue(mail.text().contains("Address: 203.0.113.7"), mail.text());
        assertEquals("1", notices(alice));
    }

    @Test
    void sameBrowserInAnotherNetworkIsAnotherDevice() {
        Person alice = Person.signedUp();
        for (String address : new String[] {"203.0.113.7", "198.51.100.7", "2001:db8:1::7", "2001:db8:2::7"}) {
            logIn(alice, CHROME, address);
        }
        logIn(alice, CHROME, "2001:db8:1:9::7");

        assertEquals("4", notices(alice));
    }

    /** The address of the account may be that of somebody else, to whom a client must not be able to write. */
    @Test
    void mailHasNoNameThatTheClientChose() {
        Person alice = Person.signedUp();
        logIn(alice, "evil.example/1.0", "203.0.113.7");

        Mail mail = awaitNotice(alice);

        assertTrue(mail.text().contains("Device: Unknown"), mail.text());
        assertFalse(mail.text().contains("evil"), mail.text());
        assertFalse(mail.html().contains("evil"), mail.html());
    }

    @Test
    void refusedSignInIsNoDevice() {
        Person alice = Person.signedUp();

        anonymous()
                .header("User-Agent", CHROME)
                .contentType(ContentType.JSON)
                .body(Map.of("email", alice.email(), "password", "not it"))
                .post("/v1/auth/login")
                .then()
                .statusCode(401);

        assertEquals("0", notices(alice));
        assertEquals("1", devices(alice));
    }

    @Test
    void accountRemembersFiftyDevices() {
        Person alice = Person.signedUp();
        Sql.execute(
                "insert into known_device (account_id, fingerprint, seen_at) select id, sha256(number::text::bytea),"
                        + " now() - interval '1 year' from account, generate_series(1, 49) number where username = '"
                        + alice.username() + "'");

        logIn(alice, CHROME, "203.0.113.7");

        assertTrue(Integer.parseInt(devices(alice)) <= 50, devices(alice));
        alice.logIn();
        assertEquals("1", notices(alice));
    }

    private Mail awaitNotice(Person person) {
        Mail mail = mails.await(person.email(), 2);
        assertEquals(SUBJECT, mail.subject());
        return mail;
    }

    private static void logIn(Person person, String userAgent, String address) {
        anonymous()
                .header("User-Agent", userAgent)
                .header("X-Forwarded-For", address)
                .contentType(ContentType.JSON)
                .body(Map.of("email", person.email(), "password", person.password()))
                .post("/v1/auth/login")
                .then()
                .statusCode(200);
    }

    private static String notices(Person person) {
        return Sql.one("select count(*) from mail where kind = 'new-device' and recipient = '" + person.email() + "'");
    }

    private static String devices(Person person) {
        return Sql.one("select count(*) from known_device join account on account.id = account_id where username = '"
                + person.username() + "'");
    }
}
