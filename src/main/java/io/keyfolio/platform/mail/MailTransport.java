package io.keyfolio.platform.mail;

import io.smallrye.mutiny.Uni;

/** A way for mails to leave the service. */
interface MailTransport {

    /** Completes when the mail was handed over; fails with {@link MailRefused} when it never will be. */
    Uni<Void> send(OutgoingMail mail);
}
