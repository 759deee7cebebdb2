package io.keyfolio.platform.mail;

import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.mailencoder.MailEncoder;

/** Makes messages for the mail client of Vert.x, with the headers that all mails of the service have. */
final class MailMessages {

    private final String from;
    private final String domain;

    /** Takes the sender, a name and an address or the address alone. */
    MailMessages(String from) {
        this.from = from;
        this.domain = from.substring(from.lastIndexOf('@') + 1).replace(">", "").strip();
    }

    /** Automatic answers, such as those of somebody on holiday, are not wanted (RFC 3834, section 5). */
    MailMessage of(OutgoingMail mail) {
        MailMessage message = new MailMessage()
                .setFrom(from)
                .setTo(mail.recipient())
                .setSubject(mail.text().subject())
                .setText(mail.text().plain())
                .setHtml(mail.text().html());
        message.addHeader("Message-ID", "<" + mail.id() + "@" + domain + ">");
        message.addHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    /** The message as it would be sent. */
    String asText(OutgoingMail mail) {
        return new MailEncoder(of(mail), domain).encode();
    }
}
