package io.keyfolio.platform.mail;

import io.keyfolio.platform.config.check.SettingFormat;
import io.keyfolio.platform.config.check.SettingKind;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How the service sends mail. */
@ConfigMapping(prefix = "keyfolio.mail")
public interface MailConfig {

    /**
     * The host of the SMTP server. Without it, a service on the embedded database writes each mail as a file below
     * {@code KEYFOLIO_DATA_DIR/mail}, and any other service sends none: operations that need mail then answer 501.
     */
    @SettingFormat(value = SettingKind.HOST, example = "smtp.example.com")
    Optional<String> host();

    /** The port of the SMTP server. */
    @Min(1)
    @Max(65535)
    @WithDefault("587")
    int port();

    /** How connections to the SMTP server are encrypted. */
    @WithDefault("starttls")
    MailEncryption encryption();

    /** The certificate authority that the service trusts instead of those of the runtime: a PEM file. */
    @SettingFormat(value = SettingKind.CERTIFICATE, example = "/etc/ssl/certs/mail-ca.pem")
    Optional<Path> caFile();

    /** The user that signs in to the SMTP server; without it, the service does not sign in. */
    @SettingFormat(example = "keyfolio")
    Optional<String> user();

    /** The password of the user. */
    Optional<String> password();

    /** A file that holds the password. */
    Optional<Path> passwordFile();

    /** The sender of all mails. Required with an SMTP server. */
    @SettingFormat(example = "Example <accounts@example.com>")
    Optional<String> from();

    /** The pause after the first attempt that failed. It doubles after each further one; after a day, the mail is given up. */
    @WithDefault("30S")
    Duration retryAfter();

    /**
     * A directory with templates that replace those of the service. Its files have the names of those in
     * {@code src/main/resources/mail}, such as {@code en/reset-password.txt}.
     */
    @SettingFormat(value = SettingKind.DIRECTORY, example = "mail-templates")
    Optional<Path> templates();
}
