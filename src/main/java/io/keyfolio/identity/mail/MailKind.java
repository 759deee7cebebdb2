package io.keyfolio.identity.mail;

import io.keyfolio.identity.account.email.EmailUndo;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The mails that the service sends. */
public enum MailKind {
    /** A link with which the owner of the address chooses a new password. */
    RESET_PASSWORD("reset-password", Duration.ofMinutes(30), Duration.ofHours(1), false),
    /** A link that proves that the account's owner receives mail at its address. */
    VERIFY_EMAIL("verify-email", Duration.ofHours(24), Duration.ofDays(2), false),
    /** A link that proves that the account's owner receives mail at the new address that the account wishes for. */
    CHANGE_EMAIL("change-email", Duration.ofHours(24), Duration.ofDays(2), false),
    /** A notice to the address that an account gave up, with a link that restores it. */
    EMAIL_CHANGED("email-changed", EmailUndo.LIFETIME, EmailUndo.LIFETIME, true),
    /** A notice that the password was changed. */
    PASSWORD_CHANGED("password-changed", null, Duration.ofDays(7), true),
    /** A notice that the account API key was replaced. */
    ACCOUNT_KEY_REGENERATED("account-key-regenerated", null, Duration.ofDays(7), true),
    /** A notice that the account signed in from a device that it was not known to use. */
    NEW_DEVICE("new-device", null, Duration.ofDays(7), true),
    /** A notice that API keys of the account end soon. */
    API_KEYS_ENDING("api-keys-ending", null, Duration.ofDays(1), true),
    /** A notice that no program has used API keys of the account for a year. */
    API_KEYS_UNUSED("api-keys-unused", null, Duration.ofDays(7), true);

    private final String label;
    private final Duration tokenLifetime;
    private final Duration usefulFor;
    private final boolean isNotice;

    MailKind(String label, Duration tokenLifetime, Duration usefulFor, boolean isNotice) {
        this.isNotice = isNotice;
        this.label = label;
        this.tokenLifetime = tokenLifetime;
        this.usefulFor = usefulFor;
    }

    /** The name in the database, and that of the template. */
    public String label() {
        return label;
    }

    /** How long the token in the mail is valid, from its first attempt on; empty for a mail without a token. */
    public Optional<Duration> tokenLifetime() {
        return Optional.ofNullable(tokenLifetime);
    }

    /** How long after its reason a mail is still sent. */
    public Duration usefulFor() {
        return usefulFor;
    }

    /** Whether the mail is about something that has happened. No limit holds it back. */
    public boolean isNotice() {
        return isNotice;
    }

    /** All labels. */
    static String[] labels() {
        return Arrays.stream(values()).map(MailKind::label).toArray(String[]::new);
    }

    /** The kind with a label. */
    static MailKind of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label.equals(label))
                .findFirst()
                .orElseThrow();
    }
}
