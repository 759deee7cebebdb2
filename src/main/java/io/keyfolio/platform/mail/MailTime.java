package io.keyfolio.platform.mail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes times for readers of mails, whose time zone may be another one than that of the account. */
public final class MailTime {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'");

    private MailTime() {}

    /** A time to the minute, in UTC. */
    public static String of(Instant time) {
        return FORM.format(time.atOffset(ZoneOffset.UTC));
    }
}
