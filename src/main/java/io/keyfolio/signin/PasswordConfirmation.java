package io.keyfolio.signin;

import io.keyfolio.account.Account;
import io.keyfolio.account.PasswordHash;
import io.keyfolio.account.Passwords;
import io.keyfolio.audit.AuditAction;
import io.keyfolio.audit.AuditTrail;
import io.keyfolio.problem.InvalidFields;
import io.keyfolio.ratelimit.PasswordAttemptLimiter;
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
     * {@link io.keyfolio.problem.RateLimited} after too many of those, at logins or here.
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
