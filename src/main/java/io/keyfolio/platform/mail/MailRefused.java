package io.keyfolio.platform.mail;

/** The mail server has refused a mail for good; another attempt would fail too. The message is for operators. */
public final class MailRefused extends RuntimeException {

    MailRefused(String reason) {
        super(reason, null, false, false);
    }
}
