package io.keyfolio.platform.mail;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Sends mails to an SMTP server. */
final class SmtpTransport implements MailTransport {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_CONNECTIONS = 2;
    private static final int IDLE_SECONDS = 60;
    private static final int TEN = 10;
    private static final int SIGN_IN_REFUSED = 53;

    private final MailClient client;
    private final MailMessages messages;

    SmtpTransport(Vertx vertx, MailConfig config, Optional<String> password, MailMessages messages) {
        this.client = MailClient.create(vertx, options(config, password));
        this.messages = messages;
    }

    /** The client sets the verification of host names itself, and would switch it off if it were set here; {@code checks/mail} checks it. */
    private static io.vertx.ext.mail.MailConfig options(MailConfig config, Optional<String> password) {
        io.vertx.ext.mail.MailConfig options = new io.vertx.ext.mail.MailConfig()
                .setHostname(config.host().orElseThrow())
                .setPort(config.port())
                .setSsl(config.encryption() == MailEncryption.TLS)
                .setStarttls(
                        config.encryption() == MailEncryption.STARTTLS
                                ? StartTLSOptions.REQUIRED
                                : StartTLSOptions.DISABLED)
                .setMaxPoolSize(MOST_CONNECTIONS)
                .setKeepAliveTimeout(IDLE_SECONDS);
        config.user()
                .ifPresentOrElse(
                        user -> options.setLogin(LoginOption.REQUIRED)
                                .setUsername(user)
                                .setPassword(password.orElse("")),
                        () -> options.setLogin(LoginOption.DISABLED));
        config.caFile()
                .ifPresent(file -> options.setPemTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
        return options;
    }

    @Override
    public Uni<Void> send(OutgoingMail mail) {
        return Uni.createFrom()
                .completionStage(() -> client.sendMail(messages.of(mail))
                        .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                        .toCompletionStage())
                .onFailure(SmtpTransport::isForGood)
                .transform(refusal -> new MailRefused(refusal.getMessage()))
                .replaceWithVoid();
    }

    /**
     * RFC 5321, section 4.2.1: a reply of 5yz to a command will be the same for the next attempt. Replies of 53y refuse the sign-in
     * (RFC 4954, section 6): the operator can mend that, and no mail is lost meanwhile.
     */
    private static boolean isForGood(Throwable failure) {
        return failure instanceof SMTPException refusal
                && refusal.isPermanent()
                && refusal.getReplyCode() / TEN != SIGN_IN_REFUSED;
    }
}
