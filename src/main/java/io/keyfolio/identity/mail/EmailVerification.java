package io.keyfolio.identity.mail;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.account.AccountSnapshot;
import io.keyfolio.platform.http.lifecycle.RequestOrigin;
import io.keyfolio.platform.mail.MailSender;
import io.keyfolio.platform.problem.DomainException.FeatureDisabled;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Asks the owners of new accounts to verify their e-mail addresses, and holds accounts back that have not done so. */
@Singleton
public class EmailVerification {

    private final Outbox outbox;
    private final MailSender sender;
    private final EmailVerificationConfig config;

    EmailVerification(Outbox outbox, MailSender sender, EmailVerificationConfig config) {
        this.outbox = outbox;
        this.sender = sender;
        this.config = config;
    }

    /** Stops a service that would wait for ever for its accounts to verify their addresses. */
    void start(@Observes StartupEvent event) {
        if (isRequired() && !sender.isConfigured()) {
            throw new ConfigurationException("KEYFOLIO_EMAIL_VERIFICATION=required needs mail: set KEYFOLIO_MAIL_HOST,"
                    + " or KEYFOLIO_EMAIL_VERIFICATION=optional");
        }
    }

    /** Stores the mail to a new account in the present Hibernate session, unless the operator has switched that off. */
    public Uni<Void> request(Account account, RequestOrigin origin) {
        return config.emailVerification() == EmailVerificationConfig.Mode.OFF
                ? Uni.createFrom().voidItem()
                : outbox.requestForNew(account, MailKind.VERIFY_EMAIL, origin.address());
    }

    /** Throws {@link FeatureDisabled} if the operator requires verified addresses, and that of the account is not. */
    public void require(AccountSnapshot account) {
        if (isRequired() && !account.emailVerified()) {
            throw new FeatureDisabled("Verify the e-mail address of the account first, with the link in the mail to it."
                    + " POST /v1/auth/email/resend sends another mail.");
        }
    }

    private boolean isRequired() {
        return config.emailVerification() == EmailVerificationConfig.Mode.REQUIRED;
    }
}
