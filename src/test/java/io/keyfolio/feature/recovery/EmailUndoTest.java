package io.keyfolio.feature.recovery;

import static io.keyfolio.testing.Person.bearer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.AtOnce;
import io.keyfolio.testing.ConnectedAgent;
import io.keyfolio.testing.MailResource;
import io.keyfolio.testing.MailServer;
import io.keyfolio.testing.MailServer.Mail;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.Sql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The owner of an account's old e-mail address undoes a change. */
@QuarkusTest
@WithTestResource(MailResource.class)
class EmailUndoTest {

    protected MailServer mails;

    /** A thief has the password: changes the address twice, makes a key, and loses all of it when the owner opens the first mail. */
    @ParameterizedTest
    @EnumSource
    void ownerOfTheOldAddressUndoesEverything(Recovery api) {
        Person alice = Person.signedUp();
        Person.Key before = alice.issue("mine");
        ageKeys(alice);
        String session = alice.logIn();
        String undoThief = change(api, alice, session, Addresses.fresh());
        Person.Key key = new Person(alice.username(), "", "", session, "").issue("thief");
        String accountKey = bearer(session).get("/api/profile").path("user.api_key");
        String undo = mails.mailsTo(alice.email()).get(1).token();
        ConnectedAgent agent = ConnectedAgent.connect(accountKey);

        api.undo(undo).then().statusCode(200);

        assertEquals(4401, agent.awaitClosed().code());
        assertEquals(401, bearer(session).get("/api/profile").statusCode());
        assertEquals(401, key.request().get("/v1/auth/verify").statusCode());
        assertEquals(401, bearer(accountKey).get("/api/profile").statusCode());
        assertEquals(200, before.request().get("/v1/auth/verify").statusCode());
        assertEquals("1", Sql.one("select api_keys from account where username = '" + alice.username() + "'"));
        assertEquals(401, Addresses.logIn(alice.email(), alice.password()));
        assertEquals(api.invalid(), api.undo(undo).statusCode());
        assertEquals(api.invalid(), api.undo(undoThief).statusCode());

        api.forgot(alice.email());
        api.reset(mails.await(alice.email(), 3).token(), "a new secret of mine")
                .then()
                .statusCode(200);
        assertEquals(200, Addresses.logIn(alice.email(), "a new secret of mine"));
    }

    /** Changes the address twice; returns the token from the mail to the address in between. */
    private String change(Recovery api, Person alice, String session, String between) {
        Addresses.assertAsked(api.change(session, between, alice.password()));
        api.verify(mails.await(between, 1).token()).then().statusCode(200);
        mails.await(alice.email(), 2);
        String last = Addresses.fresh();
        Addresses.assertAsked(api.change(session, last, alice.password()));
        api.verify(mails.await(last, 1).token()).then().statusCode(200);
        return mails.await(between, 2).token();
    }

    /** The keys of before the change. */
    private static void ageKeys(Person person) {
        Sql.execute(
                "update api_key set created_at = api_key.created_at - interval '1 hour' from account where account.id ="
                        + " account_id and username = '" + person.username() + "'");
    }

    @Test
    void undosOfLaterChangesAreUndoneByEarlierOnes() {
        Person alice = Person.signedUp();
        String between = Addresses.fresh();
        String later = change(Recovery.DEVELOPER, alice, alice.session(), between);

        Recovery.DEVELOPER.undo(later).then().statusCode(200);
        assertEquals(between, Addresses.of(alice));
        Recovery.DEVELOPER
                .undo(mails.mailsTo(alice.email()).get(1).token())
                .then()
                .statusCode(200);
        assertEquals(alice.email(), Addresses.of(alice));
    }

    @Test
    void undoAtOnceWithAnotherChangeRestoresTheAddress() {
        Person alice = Person.signedUp();
        String next = Addresses.fresh();
        Recovery.ACCOUNT.change(alice, next);
        Recovery.ACCOUNT.verify(mails.await(next, 1).token());
        String undo = mails.await(alice.email(), 2).token();
        String last = Addresses.fresh();
        Recovery.ACCOUNT.change(alice, last);
        String token = mails.await(last, 1).token();

        List<Integer> statuses = AtOnce.all(List.of(
                () -> Recovery.ACCOUNT.undo(undo).statusCode(),
                () -> Recovery.ACCOUNT.verify(token).statusCode(),
                () -> Recovery.ACCOUNT.undo(undo).statusCode()));

        assertEquals(alice.email(), Addresses.of(alice));
        assertEquals(
                1,
                List.of(statuses.get(0), statuses.get(2)).stream()
                        .filter(status -> status == 200)
                        .count(),
                statuses::toString);
    }

    @Test
    void oldAddressIsReservedForAWeek() {
        Person alice = Person.signedUp();
        Person bob = Person.signedUp();
        String next = Addresses.fresh();
        Recovery.ACCOUNT.change(alice, next);
        Recovery.ACCOUNT.verify(mails.await(next, 1).token());
        mails.await(alice.email(), 2);

        Response taken = Addresses.signUp(alice.email());
        assertEquals(400, taken.statusCode());
        assertEquals("The email field has already been taken.", taken.path("error"));
        Addresses.assertAsked(Recovery.ACCOUNT.change(bob, alice.email()));
        assertEquals(
                "This e-mail address already has an account",
                mails.await(alice.email(), 3).subject());

        Sql.execute("update email_undo set expires_at = now() where email_key = '" + alice.email() + "'");
        assertEquals(201, Addresses.signUp(alice.email()).statusCode());
    }

    /** A mail with an undo link is sent, however many mails a mailbox has got. */
    @Test
    void undoIsNeverHeldBack() {
        Person alice = Person.signedUp();
        Recovery.ACCOUNT.forgot(alice.email());
        Recovery.ACCOUNT.forgot(alice.email());
        mails.await(alice.email(), 3);
        String next = Addresses.fresh();
        Recovery.ACCOUNT.change(alice, next);
        Recovery.ACCOUNT.verify(mails.await(next, 1).token());

        Mail mail = mails.await(alice.email(), 4);

        assertTrue(mail.text().contains(MailResource.URL + "/account/undo-email-change#token="), mail.text());
        assertTrue(mail.text().contains("within 7 days"), mail.text());
    }

    @Test
    void otherWayToWriteTheAddressNeedsNoUndo() {
        Person alice = Person.signedUp();
        String next = alice.email().toUpperCase(Locale.ROOT);

        Addresses.assertAsked(Recovery.ACCOUNT.change(alice, next));
        Recovery.ACCOUNT.verify(mails.await(alice.email(), 2).token()).then().statusCode(200);

        assertEquals(next, Addresses.of(alice));
        assertEquals("0", Sql.one("select count(*) from email_undo where email_key = '" + alice.email() + "'"));
    }
}
