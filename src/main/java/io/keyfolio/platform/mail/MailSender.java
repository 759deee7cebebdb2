package io.keyfolio.platform.mail;

import io.keyfolio.platform.crypto.ConfiguredSecret;
import io.keyfolio.platform.problem.DomainException.NotConfigured;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Sends mails in the configured way: to an SMTP server, into files, or not at all. */
@Singleton
public class MailSender {

    private static final Logger LOG = Logger.getLogger(MailSender.class);

    private static final String UNKNOWN_SENDER = "Keyfolio <keyfolio@localhost>";
    private static final ConfiguredSecret PASSWORD =
            new ConfiguredSecret("KEYFOLIO_MAIL_PASSWORD", "Write the password of the mail server into it.");

    private final Optional<MailTransport> transport;

    MailSender(
            Vertx vertx,
            MailConfig config,
            MailLinks links,
            @ConfigProperty(name = "io.keyfolio.embedded", defaultValue = "false") boolean isEmbedded,
            @ConfigProperty(name = "keyfolio.data-dir") Optional<Path> dataDirectory) {
        MailMessages messages = new MailMessages(config.from().orElse(UNKNOWN_SENDER));
        if (config.host().isPresent()) {
            requireSender(config);
            links.requirePublicUrl();
            this.transport = Optional.of(new SmtpTransport(vertx, config, password(config), messages));
        } else {
            this.transport = dataDirectory
                    .filter(directory -> isEmbedded)
                    .map(directory -> new FileTransport(vertx, directory.resolve("mail"), messages));
        }
    }

    /** Makes this object at the start, so that an incomplete configuration stops it. */
    void start(@Observes StartupEvent event) {
        if (transport.isEmpty()) {
            LOG.info("KEYFOLIO_MAIL_HOST is not set. Answering requests that need mail with 501.");
        }
    }

    private static void requireSender(MailConfig config) {
        if (config.from().isEmpty()) {
            throw new ConfigurationException("Set KEYFOLIO_MAIL_FROM, the sender of the mails that KEYFOLIO_MAIL_HOST"
                    + " sends, such as: Example <accounts@example.com>");
        }
    }

    private static Optional<String> password(MailConfig config) {
        return config.user().map(user -> PASSWORD.require(config.password(), config.passwordFile())
                .stripTrailing());
    }

    /** Whether mails can be sent. */
    public boolean isConfigured() {
        return transport.isPresent();
    }

    /** Throws {@link NotConfigured} if no mail can be sent. */
    public void requireConfigured() {
        if (transport.isEmpty()) {
            throw NotConfigured.mail();
        }
    }

    /** Completes when the mail was handed over; fails with {@link MailRefused} when it never will be. */
    public Uni<Void> send(OutgoingMail mail) {
        return transport.orElseThrow().send(mail);
    }
}
