package io.keyfolio.identity.confirmation;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.audit.Actor;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.Mutations;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.password.PasswordHash;
import io.keyfolio.identity.password.Passwords;
import io.keyfolio.identity.ratelimit.password.PasswordAttemptLimiter;
import io.keyfolio.platform.problem.InvalidFields;
import io.keyfolio.platform.transaction.StatementRetry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;

/** Confirms the password of a signed-in caller, under the rate limit of password attempts. */
@Singleton
public class PasswordConfirmation {

    private final Passwords passwords;
    private final PasswordAttemptLimiter attempts;
    private final Mutations mutations;

    PasswordConfirmation(Passwords passwords, PasswordAttemptLimiter attempts, Mutations mutations) {
        this.passwords = passwords;
        this.attempts = attempts;
        this.mutations = mutations;
    }

    /**
     * Emits the hash that the password fits. A wrong password writes an audit event and fails with the refusal. Fails with
     * {@link io.keyfolio.platform.problem.RateLimited} after too many wrong passwords, at logins or here.
     */
    public Uni<PasswordHash> require(String password, AccountId account, Actor actor, Supplier<InvalidFields> refusal) {
        return StatementRetry.once(() -> Panache.withSession(() -> Account.require(account)))
                .chain(known -> attempts.guard(
                        known.emailKey,
                        () -> fittingHash(password, known.password(), actor, refusal),
                        InvalidFields.class::isInstance));
    }

    private Uni<PasswordHash> fittingHash(
            String password, PasswordHash hash, Actor actor, Supplier<InvalidFields> refusal) {
        return passwords
                .fits(password, Optional.of(hash))
                .chain(fits -> fits ? Uni.createFrom().item(hash) : refuse(actor, refusal));
    }

    private Uni<PasswordHash> refuse(Actor actor, Supplier<InvalidFields> refusal) {
        return mutations.record(actor, AuditAction.PASSWORD_REFUSED).onItem().transformToUni(noted -> Uni.createFrom()
                .failure(refusal::get));
    }
}
