package io.keyfolio.feature.profile;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.AtOnce;
import io.keyfolio.testing.Names;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The change of a username. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class UsernameTest {

    @Test
    void changedUsernameIsShownEverywhere() {
        Person alice = Person.signedUp();
        Person.Key key = alice.issue("ci");
        String name = Names.unique();
        assertEquals(alice.username(), verifiedName(key.request()));

        var answer = Names.change(alice, name);

        answer.then().statusCode(200).body(equalTo("{\"message\":\"Username updated\",\"username\":\"" + name + "\"}"));
        assertEquals(name, profileName(alice));
        assertEquals(name, verifiedName(alice.signedIn()));
        assertEquals(name, verifiedName(key.request()));
        assertEquals(name, alice.signedIn().get("/v1/auth/user").path("payload.name"));
        alice.logIn();
    }

    @Test
    void displayNameOfItsOwnStays() {
        Person alice = Person.signedUp();
        Names.changeDisplayName(alice, "Alice");

        Names.change(alice, Names.unique());

        assertEquals("Alice", alice.signedIn().get("/v1/auth/user").path("payload.name"));
    }

    @Test
    void takenUsernameIsRefusedWhateverItsCase() {
        Person alice = Person.signedUp();
        Person bob = Person.signedUp();

        var answer = Names.change(bob, alice.username().toUpperCase(Locale.ROOT));

        Api.ACCOUNT.assertFieldsRefused(answer, "username");
        assertEquals(bob.username(), profileName(bob));
    }

    @Test
    void caseAloneCanBeChanged() {
        Person alice = Person.signedUp();
        String capitals = alice.username().toUpperCase(Locale.ROOT);

        var answer = Names.change(alice, capitals);

        assertEquals(200, answer.statusCode(), answer::asString);
        assertEquals(capitals, profileName(alice));
        Api.ACCOUNT.assertFieldsRefused(Names.signUp(alice.username()), "username");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "has space", "a/b", "abc\n"})
    void usernameOutOfBoundsIsRefused(String name) {
        Person alice = Person.signedUp();

        var answer = Names.change(alice, name);

        Api.ACCOUNT.assertFieldsRefused(answer, "username");
        assertEquals(alice.username(), profileName(alice));
    }

    @Test
    void oneOfManyGetsAName() {
        List<Person> people = AtOnce.run(6, number -> Person.signedUp());
        String name = Names.unique();

        List<Integer> statuses = AtOnce.run(
                8,
                number -> number < people.size()
                        ? Names.change(people.get(number), name).statusCode()
                        : Names.signUp(name).statusCode());

        assertEquals(1, statuses.stream().filter(status -> status < 300).count(), statuses::toString);
        assertTrue(statuses.stream().allMatch(status -> status < 300 || status == 400), statuses::toString);
    }

    /** The sign-up comes before the change, or after it: either way the name is not free. */
    @Test
    void nameThatIsGivenUpAtTheMomentIsNotFree() {
        for (int round = 0; round < 20; round++) {
            Person alice = Person.signedUp();
            String next = Names.unique();

            List<Integer> statuses = AtOnce.run(
                    4,
                    number -> number == 0
                            ? Names.change(alice, next).statusCode()
                            : Names.signUp(alice.username()).statusCode());

            assertEquals(List.of(200, 400, 400, 400), statuses);
        }
    }

    @Test
    void twoAccountsCannotSwapTheirNames() {
        Person alice = Person.signedUp();
        Person bob = Person.signedUp();

        AtOnce.run(
                2, number -> number == 0 ? Names.change(alice, bob.username()) : Names.change(bob, alice.username()));

        assertNotEquals(bob.username(), profileName(alice));
        assertNotEquals(alice.username(), profileName(bob));
    }

    private static String profileName(Person person) {
        return person.signedIn().get("/api/profile").path("user.username");
    }

    private static String verifiedName(RequestSpecification request) {
        return request.get("/v1/auth/verify").header("X-Keyfolio-Username");
    }
}
