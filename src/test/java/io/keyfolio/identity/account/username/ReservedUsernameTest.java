package io.keyfolio.identity.account.username;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Await;
import io.keyfolio.testing.Metrics;
import io.keyfolio.testing.Names;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.Sql;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A username does not change hands quickly, and some nobody has. */
@QuarkusTest
@WithTestResource(
        value = PostgresResource.class,
        initArgs = @ResourceArg(name = "keyfolio.username.reserved", value = "billing, Support"))
class ReservedUsernameTest {

    private static final String REMOVED = "keyfolio_clean_up_removed_total{what=\"username\"}";

    static Stream<Named<Consumer<Person>>> waysToGiveUp() {
        return Stream.of(
                Named.of("change", person -> assertStatus(200, Names.change(person, Names.unique()))),
                Named.of("deletion", person -> assertStatus(204, Names.delete(person))));
    }

    @ParameterizedTest
    @MethodSource("waysToGiveUp")
    void nameThatWasGivenUpIsAnsweredAsATakenOne(Consumer<Person> giveUp) {
        Person alice = Person.signedUp();
        Person bob = Person.signedUp();
        String taken = Names.change(bob, alice.username()).asString();

        giveUp.accept(alice);

        var change = Names.change(bob, alice.username().toUpperCase(Locale.ROOT));
        Api.ACCOUNT.assertFieldsRefused(change, "username");
        assertEquals(taken, change.asString());
        Api.ACCOUNT.assertFieldsRefused(Names.signUp(alice.username()), "username");
        String derived = Names.register(alice.username());
        assertTrue(derived.matches(alice.username() + "-[0-9a-f]{8}"), derived);
    }

    @ParameterizedTest
    @MethodSource("waysToGiveUp")
    void nameIsReservedFor30DaysAndThenFree(Consumer<Person> giveUp) {
        Person alice = Person.signedUp();

        giveUp.accept(alice);

        assertEquals("30", Sql.one("select round(extract(epoch from reserved_until - now()) / 86400) " + of(alice)));
        Sql.execute(
                "update reserved_username set reserved_until = now() where username_key = '" + alice.username() + "'");
        assertStatus(201, Names.signUp(alice.username()));
    }

    @Test
    void ownerTakesANameBack() {
        Person alice = Person.signedUp();
        String next = Names.unique();
        Names.change(alice, next);

        var answer = Names.change(alice, alice.username());

        assertStatus(200, answer);
        assertEquals("0", Sql.one("select count(*) " + of(alice)));
        Api.ACCOUNT.assertFieldsRefused(Names.signUp(next), "username");
    }

    @Test
    void nameThatIsGivenUpAgainIsReservedForItsLastOwner() {
        Person alice = Person.signedUp();
        Names.change(alice, Names.unique());
        Sql.execute(
                "update reserved_username set reserved_until = now() where username_key = '" + alice.username() + "'");
        Person bob = Person.signedUp();
        Names.change(bob, alice.username());

        Names.change(bob, Names.unique());

        Api.ACCOUNT.assertFieldsRefused(Names.change(alice, alice.username()), "username");
        assertStatus(200, Names.change(bob, alice.username()));
    }

    @Test
    void refusedChangeReservesNothing() {
        Person alice = Person.signedUp();

        Names.change(alice, "admin");

        assertEquals("0", Sql.one("select count(*) " + of(alice)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "Root", "API", "null", "undefined", "...", "-.-", "billing", "support", "SUPPORT"})
    void reservedWordIsRefused(String word) {
        Person alice = Person.signedUp();

        Api.ACCOUNT.assertFieldsRefused(Names.signUp(word), "username");
        Api.ACCOUNT.assertFieldsRefused(Names.change(alice, word), "username");
    }

    @Test
    void reservedWordAsANameIsDerivedFrom() {
        String derived = Names.register("Admin");

        assertTrue(derived.matches("admin-[0-9a-f]{8}"), derived);
    }

    @Test
    void accountThatHasAReservedWordKeepsIt() {
        Person alice = Person.signedUp();
        Sql.execute("update account set username = 'root', username_key = 'root' where username = '" + alice.username()
                + "'");

        assertStatus(200, Names.change(alice, "Root"));
        alice.logIn();
    }

    @Test
    void reservationIsRemovedADayAfterItsEnd() {
        Person alice = Person.signedUp();
        Person bob = Person.signedUp();
        Names.delete(alice);
        Names.delete(bob);
        double before = Metrics.value(REMOVED);

        Sql.execute("update reserved_username set reserved_until = now() - interval '23 hours 50 minutes'"
                + " where username_key = '" + bob.username() + "'");
        Sql.execute("update reserved_username set reserved_until = now() - interval '24 hours 1 minute'"
                + " where username_key = '" + alice.username() + "'");

        Await.until(() -> Sql.one("select count(*) " + of(alice)), "0"::equals);
        assertEquals("1", Sql.one("select count(*) " + of(bob)));
        assertTrue(Metrics.value(REMOVED) > before);
    }

    private static String of(Person person) {
        return "from reserved_username where username_key = '" + person.username() + "'";
    }

    private static void assertStatus(int status, Response answer) {
        assertEquals(status, answer.statusCode(), answer::asString);
    }
}
