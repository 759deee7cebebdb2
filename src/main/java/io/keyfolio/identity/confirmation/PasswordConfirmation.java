package io.keyfolio.identity.confirmation;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.AuditTrail;
import io.keyfolio.identity.password.PasswordHash;
import io.keyfolio.identity.password.Passwords;
import io.keyfolio.identity.ratelimit.password.PasswordAttemptLimiter;
import io.keyfolio.platform.problem.InvalidFields;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Asks somebody who is signed in for the password again; slows down who guesses it. */
@Singleton
public class PasswordConfirmation {

    private final Passwords passwords;
    private final PasswordAttemptLimiter attempts;

    PasswordConfirmation(Passwords passwords, PasswordAttemptLimiter attempts) {
        this.passwords = passwords;
        this.attempts = attempts;
    }

    /**
     * Emits the hash that the password fits. Fails with the refusal, of which the audit tells, when it is wrong; and with
     * {@link io.keyfolio.platform.problem.RateLimited} after too many of those, at logins or here.
     */
    public Uni<PasswordHash> require(
            String password, UUID account, AuditTrail auditTrail, Supplier<InvalidFields> refusal) {
        return Panache.withSession(() -> Account.require(account))
                .chain(known -> attempts.guard(
                        known.emailKey,
                        () -> fittingHash(password, known.password(), auditTrail, refusal),
                        InvalidFields.class::isInstance));
    }

    private Uni<PasswordHash> fittingHash(
            String password, PasswordHash hash, AuditTrail auditTrail, Supplier<InvalidFields> refusal) {
        return passwords
                .fits(password, Optional.of(hash))
                .chain(fits -> fits ? Uni.createFrom().item(hash) : refuse(auditTrail, refusal));
    }

    private static Uni<PasswordHash> refuse(AuditTrail auditTrail, Supplier<InvalidFields> refusal) {
        return Panache.withTransaction(() -> auditTrail.note(AuditAction.PASSWORD_REFUSED))
                .onItem()
                .transformToUni(noted -> Uni.createFrom().failure(refusal::get));
    }
}
