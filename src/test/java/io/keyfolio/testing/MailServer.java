package io.keyfolio.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An SMTP server that keeps what it receives. */
public final class MailServer {

    private static final Pattern TOKEN = Pattern.compile("#token=([0-9A-Za-z]+)");

    private final GreenMail server;

    /** A server on a port of this machine; with TLS, its certificate is trusted by nobody. */
    public MailServer(int port, boolean hasTls) {
        server = new GreenMail(
                new ServerSetup(port, "127.0.0.1", hasTls ? ServerSetup.PROTOCOL_SMTPS : ServerSetup.PROTOCOL_SMTP));
    }

    public void start() {
        server.start();
    }

    public void stop() {
        server.stop();
    }

    /** The mails to an address, the earliest first. */
    public List<Mail> mailsTo(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .map(MailServer::read)
                .filter(mail -> mail.recipient().equalsIgnoreCase(address))
                .toList();
    }

    /** Waits until an address has that many mails; returns the last one. */
    public Mail await(String address, int number) {
        List<Mail> mails = Await.until(() -> mailsTo(address), all -> all.size() >= number);
        return mails.get(number - 1);
    }

    private static Mail read(MimeMessage message) {
        try {
            MimeMultipart parts = (MimeMultipart) message.getContent();
            return new Mail(
                    message.getRecipients(Message.RecipientType.TO)[0].toString(),
                    message.getSubject(),
                    parts.getBodyPart(0).getContent().toString(),
                    parts.getBodyPart(1).getContent().toString(),
                    message.getHeader("Auto-Submitted", null),
                    message.getMessageID());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A received mail. */
    public record Mail(String recipient, String subject, String text, String html, String autoSubmitted, String id) {

        /** The token in its link. */
        public String token() {
            Matcher link = TOKEN.matcher(text);
            if (!link.find()) {
                throw new IllegalStateException("no link: " + text);
            }
            return link.group(1);
        }
    }
}
