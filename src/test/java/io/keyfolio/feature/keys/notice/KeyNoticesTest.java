package io.keyfolio.feature.keys.notice;

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
import org.junit.jupiter.api.Test;

/** Owners are told about API keys that end soon, and about keys that no program uses. */
@QuarkusTest
@WithTestResource(
        value = MailResource.class,
        initArgs = @ResourceArg(name = "keyfolio.api-key.notice-check", value = "1S"))
class KeyNoticesTest {

    private static final String ENDING = "API keys of your account are about to end";
    private static final String UNUSED = "API keys of your account have not been used for a year";

    protected MailServer mails;

    /** The first mail of each account asks for the verification of its address. */
    @Test
    void ownerIsTold30And7And1DaysBeforeTheEnd() {
        Person alice = Person.signedUp();
        Person.Key key = alice.issue("deploy");

        int number = 1;
        for (String left : new String[] {"29 days", "6 days", "23 hours"}) {
            number++;
            shift(key, "90 days", left);
            Mail mail = mails.await(alice.email(), number);
            assertEquals(ENDING, mail.subject());
            assertTrue(mail.text().contains(end(key)), mail.text());
        }
        assertEquals("ends-1,ends-30,ends-7", noticesOf(key));
        assertEquals("3", mailsTo(alice));
    }

    /** An unverified address may be that of somebody else, to whom an account must not be able to write. */
    @Test
    void nameOfTheKeyGoesToVerifiedAddressesOnly() {
        Person alice = Person.signedUp();
        Person.Key first = alice.issue("first evil.example");
        shift(first, "90 days", "29 days");
        Mail unverified = mails.await(alice.email(), 2);
        assertFalse(unverified.text().contains("evil"), unverified.text());

        Sql.execute("update account set email_verified_at = now() where username = '" + alice.username() + "'");
        Person.Key second = alice.issue("second key");
        shift(second, "90 days", "29 days");

        Mail verified = mails.await(alice.email(), 3);
        assertTrue(verified.text().contains("- second key (…" + end(second) + "): "), verified.text());
    }

    /** Keys of one account share a mail, when they are found together. */
    @Test
    void shortLivedReplacedAndEndedKeysAreNotMentioned() {
        Person alice = Person.signedUp();
        Person.Key shortLived = alice.issue("short");
        Person.Key ended = alice.issue("ended");
        Person.Key replaced = alice.issue("replaced");
        Person.Key ending = alice.issue("ending");
        shift(shortLived, "1 day", "12 days");
        shift(ended, "90 days", "-1 hours");
        Sql.execute("update api_key set replaced_by = " + ending.id() + ", created_at = now() - interval '90 days',"
                + " expires_at = now() + interval '1 hour' where id = " + replaced.id());

        shift(ending, "90 days", "29 days");

        Mail mail = mails.await(alice.email(), 2);
        assertEquals(ENDING, mail.subject());
        assertTrue(mail.text().contains(end(ending)), mail.text());
        for (Person.Key other : new Person.Key[] {shortLived, ended, replaced}) {
            assertEquals(null, noticesOf(other));
        }
    }

    @Test
    void ownerIsToldOnceAboutAKeyThatNobodyUses() {
        Person alice = Person.signedUp();
        Person.Key used = alice.issue("used");
        Person.Key unused = alice.issue("unused");
        Sql.execute(
                "update api_key set created_at = now() - interval '2 years', last_used_at = now() - interval '1 day'"
                        + " where id = " + used.id());
        Sql.execute("update api_key set created_at = now() - interval '366 days' where id = " + unused.id());

        Mail mail = mails.await(alice.email(), 2);

        assertEquals(UNUSED, mail.subject());
        assertTrue(mail.text().contains(end(unused)), mail.text());
        Person.Key next = alice.issue("next");
        Sql.execute("update api_key set created_at = now() - interval '366 days' where id = " + next.id());
        String second = mails.await(alice.email(), 3).text();
        assertTrue(second.contains(end(next)), second);
        assertFalse(second.contains(end(unused)), second);
        assertEquals(null, noticesOf(used));
    }

    /** Moves the life of a key: it was made some time ago, and some time is left. */
    private static void shift(Person.Key key, String age, String left) {
        Sql.execute("update api_key set created_at = now() - interval '" + age + "', expires_at = now() + interval '"
                + left + "' where id = " + key.id());
    }

    private static String end(Person.Key key) {
        return key.token().substring(key.token().length() - 4);
    }

    private static String noticesOf(Person.Key key) {
        return Sql.one("select string_agg(kind, ',' order by kind) from api_key_notice where api_key_id = " + key.id());
    }

    private static String mailsTo(Person person) {
        return Sql.one(
                "select count(*) from mail where kind = 'api-keys-ending' and recipient = '" + person.email() + "'");
    }
}
