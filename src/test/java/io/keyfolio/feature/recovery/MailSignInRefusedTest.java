package io.keyfolio.feature.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.MailResource;
import io.keyfolio.testing.Metrics;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.Sql;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The mail server refuses the user or the password of the service; the operator can mend that. */
@QuarkusTest
@WithTestResource(
        value = MailResource.class,
        initArgs = {
            @ResourceArg(name = "keyfolio.mail.user", value = "nobody"),
            @ResourceArg(name = "keyfolio.mail.password", value = "not the password")
        })
class MailSignInRefusedTest {

    @Test
    void mailWaits() {
        Person alice = Person.signedUp();

        Await.until(() -> Metrics.value("keyfolio_mail_attempts_failed_total"), attempts -> attempts >= 2);

        assertEquals(
                "0",
                Sql.one("select count(*) from mail where outcome is not null and recipient_key = '" + alice.email()
                        + "'"));
    }
}
