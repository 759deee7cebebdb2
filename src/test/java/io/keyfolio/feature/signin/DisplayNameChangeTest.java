package io.keyfolio.feature.signin;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Names;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

/** The change of the name in the developer API. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class DisplayNameChangeTest {

    @Test
    void nameChangesAndTheUsernameDoesNot() {
        Person alice = Person.signedUp();
        String uuid = alice.signedIn().get("/v1/auth/user").path("payload.uuid");

        var answer = Names.changeDisplayName(alice, "  Zo\u00eb von Au ");

        answer.then()
                .statusCode(200)
                .body(equalTo("{\"success\":true,\"payload\":{\"uuid\":\"" + uuid + "\",\"name\":\"Zo\u00eb von Au\","
                        + "\"email\":\"" + alice.email() + "\"}}"));
        assertEquals("Zo\u00eb von Au", alice.signedIn().get("/v1/auth/user").path("payload.name"));
        assertEquals(alice.username(), alice.signedIn().get("/api/profile").path("user.username"));
    }

    @Test
    void nameThatIsTheNameOfAnotherAccountIsAccepted() {
        Person alice = Person.signedUp();
        Person bob = Person.signedUp();

        assertEquals(200, Names.changeDisplayName(bob, alice.username()).statusCode());
    }

    @Test
    void missingNameIsRefused() {
        var answer = Person.signedUp()
                .signedIn()
                .contentType(ContentType.JSON)
                .body("{}")
                .patch("/v1/auth/user");

        Api.DEVELOPER.assertFieldsRefused(answer, "name");
    }
}
