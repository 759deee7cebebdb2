package io.keyfolio.platform.mail;

/**
 * A mail to one recipient.
 *
 * @param id names it in its {@code Message-ID}, the same for each attempt
 */
public record OutgoingMail(String id, String recipient, MailText text) {

    /** Hides everything but the id: the text holds secret links. */
    @Override
    public String toString() {
        return "OutgoingMail[" + id + "]";
    }
}
