package io.keyfolio.identity.account.username;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Names;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** An operator can let usernames change hands at once. */
@QuarkusTest
@WithTestResource(
        value = PostgresResource.class,
        initArgs = @ResourceArg(name = "keyfolio.username.reserved-for", value = "0S"))
class UnreservedUsernameTest {

    @Test
    void nameThatWasGivenUpIsFree() {
        Person alice = Person.signedUp();
        Names.change(alice, Names.unique());

        assertEquals(201, Names.signUp(alice.username()).statusCode());
    }

    @Test
    void nameOfADeletedAccountIsFree() {
        Person alice = Person.signedUp();
        Names.delete(alice);

        assertEquals(201, Names.signUp(alice.username()).statusCode());
    }
}
