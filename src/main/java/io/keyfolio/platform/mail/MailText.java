package io.keyfolio.platform.mail;

/** The subject of a mail and its text, plain and as HTML. */
public record MailText(String subject, String plain, String html) {

    @Override
    public String toString() {
        return "MailText[hidden]";
    }
}
