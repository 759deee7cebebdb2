package io.keyfolio.preference;

import static org.hamcrest.Matchers.equalTo;

import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class PreferencesResourceTest {

    @Test
    void newAccountHasDefaults() {
        Person alice = Person.signedUp();

        var answer = alice.signedIn().get("/v1/profile/preferences");

        answer.then()
                .statusCode(200)
                .body(
                        equalTo(
                                "{\"success\":true,\"payload\":{\"timezone\":\"UTC\",\"language\":\"en\",\"theme\":\"dark\"}}"));
    }
}
