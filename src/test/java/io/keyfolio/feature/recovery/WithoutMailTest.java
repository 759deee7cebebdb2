package io.keyfolio.feature.recovery;

import static org.hamcrest.Matchers.equalTo;

import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A service on a database of its operator, without a mail server. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class WithoutMailTest {

    @ParameterizedTest
    @EnumSource
    void routesThatNeedMailSayWhatIsMissing(Recovery api) {
        Person alice = Person.signedUp();

        for (Response answer : List.of(
                api.forgot(alice.email()),
                api.reset("x", "a secret of mine"),
                api.verify("x"),
                api.resend(alice),
                api.change(alice, "new@example.com"),
                api.undo("x"))) {
            answer.then()
                    .statusCode(501)
                    .body(
                            api.sentence(),
                            equalTo("This service sends no mail: its operator has not set KEYFOLIO_MAIL_HOST."));
        }
    }
}
