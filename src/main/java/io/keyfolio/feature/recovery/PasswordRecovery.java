package io.keyfolio.feature.recovery;

import io.keyfolio.identity.audit.Actor;
import io.keyfolio.identity.audit.Actors;
import io.keyfolio.identity.mail.MailKind;
import io.keyfolio.identity.mail.MailTokens;
import io.keyfolio.identity.mail.Outbox;
import io.keyfolio.identity.password.NewPasswords;
import io.keyfolio.identity.password.Passwords;
import io.keyfolio.platform.problem.InvalidFields;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Sets new passwords with the tokens from mails. */
@Singleton
class PasswordRecovery {

    private final Outbox outbox;
    private final MailTokens tokens;
    private final Passwords passwords;
    private final NewPasswords newPasswords;
    private final PasswordReset reset;
    private final Actors actors;

    PasswordRecovery(
            Outbox outbox,
            MailTokens tokens,
            Passwords passwords,
            NewPasswords newPasswords,
            PasswordReset reset,
            Actors actors) {
        this.outbox = outbox;
        this.tokens = tokens;
        this.passwords = passwords;
        this.newPasswords = newPasswords;
        this.reset = reset;
        this.actors = actors;
    }

    /**
     * Sets the new password. Fails with {@link InvalidFields} when the token is not valid; hashes nothing then, so that tokens of
     * nobody cost little.
     *
     * @throws io.keyfolio.platform.problem.DomainException.NotConfigured if no mail can be sent
     */
    Uni<Void> complete(ResetPasswordRequest wanted) {
        outbox.requireConfigured();
        requireEqual(wanted);
        Actor actor = actors.anonymous();
        return passwords.whenThereIsRoom(
                () -> tokens.require(wanted.token(), MailKind.RESET_PASSWORD).chain(account -> newPasswords
                        .hash("password", wanted.password())
                        .chain(hash -> reset.apply(wanted, hash, account, actor))));
    }

    private static void requireEqual(ResetPasswordRequest wanted) {
        String confirmation = wanted.passwordConfirmation();
        if (confirmation != null && !confirmation.equals(wanted.password())) {
            throw InvalidFields.field("password_confirmation", "does not match the password");
        }
    }
}
