package io.keyfolio.feature.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.MailResource;
import io.keyfolio.testing.MailServer;
import io.keyfolio.testing.Metrics;
import io.keyfolio.testing.Person;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An SMTP server with a certificate that nobody trusts. */
@QuarkusTest
@WithTestResource(value = MailResource.class, initArgs = @ResourceArg(name = "keyfolio.mail.encryption", value = "tls"))
class MailToUntrustedServerTest {

    protected MailServer mails;

    @Test
    void mailIsNotSent() {
        Person alice = Person.signedUp();

        Await.until(() -> Metrics.value("keyfolio_mail_attempts_failed_total"), attempts -> attempts >= 2);
        assertEquals(List.of(), mails.mailsTo(alice.email()));
    }
}
