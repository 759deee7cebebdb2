package io.keyfolio.feature.recovery;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.keyfolio.identity.audit.Trails;
import io.keyfolio.testing.AtOnce;
import io.keyfolio.testing.MailResource;
import io.keyfolio.testing.MailServer;
import io.keyfolio.testing.MailServer.Mail;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.Sql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody changes the e-mail address of an account. */
@QuarkusTest
@WithTestResource(MailResource.class)
class EmailChangeTest {

    protected MailServer mails;

    @ParameterizedTest
    @EnumSource
    void addressChangesWhenItsOwnerHasProvedToHaveIt(Recovery api) {
        Person alice = Person.signedUp();
        String next = Addresses.fresh();

        Addresses.assertAsked(api.change(alice, next));
        assertEquals(401, Addresses.logIn(next, alice.password()));
        Mail mail = mails.await(next, 1);
        assertFalse(mail.text().contains(alice.username()), mail.text());
        api.verify(mail.token()).then().statusCode(200);

        assertEquals(200, Addresses.logIn(next, alice.password()));
        assertEquals(401, Addresses.logIn(alice.email(), alice.password()));
        assertEquals(next, alice.signedIn().get("/api/profile").path("user.email"));
        assertEquals(
                "true",
                Sql.one("select (email_verified_at is not null)::text from account where email = '" + next + "'"));
        assertEquals(
                List.of("login.succeeded", "email.changed", "email.change_requested", "account.created"),
                Trails.actions(alice.session()));
        assertEquals(
                "Your e-mail address was changed", mails.await(alice.email(), 2).subject());
    }

    @ParameterizedTest
    @EnumSource
    void wrongRequestsChangeNothing(Recovery api) {
        Person alice = Person.signedUp();
        String key = alice.issue("ci").token();

        assertEquals(
                api.invalid(),
                api.change(alice.session(), Addresses.fresh(), "not it").statusCode());
        assertEquals(api.invalid(), api.change(alice, "nonsense").statusCode());
        assertEquals(api.invalid(), api.change(alice, "\u0430lice@example.com").statusCode());
        api.change(alice, alice.email())
                .then()
                .statusCode(api.invalid())
                .body(api.sentence(), containsString("is the address that the account has"));
        assertEquals(403, api.change(key, Addresses.fresh(), alice.password()).statusCode());
        assertEquals(api.invalid(), api.undo("nonsense").statusCode());
        assertEquals(
                "0",
                Sql.one("select count(*) from email_change join account on account.id = account_id"
                        + " where username = '" + alice.username() + "'"));
    }

    /** The requester learns nothing about the address; its owner is told. */
    @ParameterizedTest
    @EnumSource
    void addressOfAnotherAccountIsAnsweredAsAFreeOne(Recovery api) {
        Person alice = Person.signedUp();
        Person bob = Person.signedUp();

        Response taken = api.change(alice, bob.email());
        Mail mail = mails.await(bob.email(), 2);
        Response free = api.change(alice, Addresses.fresh());

        assertEquals(free.asString(), taken.asString());
        assertEquals(free.statusCode(), taken.statusCode());
        assertEquals("This e-mail address already has an account", mail.subject());
        assertFalse(mail.text().contains("#token"), mail.text());
    }

    @Test
    void limitOfTheMailboxIsNotTold() {
        Person alice = Person.signedUp();
        String next = Addresses.fresh();
        for (int request = 0; request < 5; request++) {
            Addresses.assertAsked(Recovery.DEVELOPER.change(alice, next));
        }

        mails.await(next, 3);

        assertEquals("3", Sql.one("select count(*) from mail where recipient_key = '" + next + "'"));
    }

    @ParameterizedTest
    @EnumSource
    void newestRequestCounts(Recovery api) {
        Person alice = Person.signedUp();
        String first = Addresses.fresh();
        String second = Addresses.fresh();
        api.change(alice, first);
        String earlier = mails.await(first, 1).token();

        Addresses.assertAsked(api.change(alice, second));

        assertEquals(api.invalid(), api.verify(earlier).statusCode());
        assertEquals(200, api.verify(mails.await(second, 1).token()).statusCode());
        assertEquals(200, Addresses.logIn(second, alice.password()));
    }

    @ParameterizedTest
    @EnumSource
    void addressThatSomebodyTookMeanwhileIsRefused(Recovery api) {
        Person alice = Person.signedUp();
        String next = Addresses.fresh();
        api.change(alice, next);
        String token = mails.await(next, 1).token();
        assertEquals(201, Addresses.signUp(next).statusCode());

        api.verify(token)
                .then()
                .statusCode(api.invalid())
                .body(api.sentence(), containsString("another account has taken meanwhile"));

        assertEquals(200, Addresses.logIn(alice.email(), alice.password()));
    }

    @Test
    void changeAndSignUpAtOnceGiveTheAddressToOne() {
        Person alice = Person.signedUp();
        String next = Addresses.fresh();
        Recovery.ACCOUNT.change(alice, next);
        String token = mails.await(next, 1).token();

        List<Integer> statuses = AtOnce.all(List.of(
                () -> Recovery.ACCOUNT.verify(token).statusCode(),
                () -> Addresses.signUp(next).statusCode(),
                () -> Recovery.ACCOUNT.verify(token).statusCode()));

        assertEquals("1", Sql.one("select count(*) from account where email_key = '" + next + "'"));
        assertEquals(1, statuses.stream().filter(status -> status < 300).count(), statuses::toString);
    }
}
