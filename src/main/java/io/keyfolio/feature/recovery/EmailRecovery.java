package io.keyfolio.feature.recovery;

import io.keyfolio.feature.recovery.change.EmailChangeCompletion;
import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.audit.Actor;
import io.keyfolio.identity.audit.Actors;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.Mutation;
import io.keyfolio.identity.audit.Mutations;
import io.keyfolio.identity.mail.MailKind;
import io.keyfolio.identity.mail.MailToken;
import io.keyfolio.identity.mail.MailTokens;
import io.keyfolio.identity.mail.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Verifies that the owner of an account receives mail at its address, or at the one that it wishes for. */
@Singleton
class EmailRecovery {

    private static final MailKind[] PROOFS = {MailKind.VERIFY_EMAIL, MailKind.CHANGE_EMAIL};

    private final Outbox outbox;
    private final MailTokens tokens;
    private final Mutations mutations;
    private final Actors actors;
    private final EmailChangeCompletion changes;
    private final Clock clock;

    EmailRecovery(
            Outbox outbox,
            MailTokens tokens,
            Mutations mutations,
            Actors actors,
            EmailChangeCompletion changes,
            Clock clock) {
        this.changes = changes;
        this.outbox = outbox;
        this.tokens = tokens;
        this.mutations = mutations;
        this.actors = actors;
        this.clock = clock;
    }

    /** Verifies the address that the token was sent to, and gives it to an account that wishes for it; fails with an invalid field for any other text. */
    Uni<Void> verify(VerifyEmailRequest proof) {
        outbox.requireConfigured();
        Actor actor = actors.anonymous();
        return tokens.require(proof.token(), PROOFS)
                .chain(account -> mutations.commit(actor.concerning(account), mutation -> Account.findLocked(account)
                        .chain(() -> tokens.use(proof.token(), PROOFS))
                        .chain(token -> token.kind() == MailKind.CHANGE_EMAIL
                                ? changes.apply(account, mutation)
                                : mark(token, mutation))));
    }

    private Uni<Void> mark(MailToken token, Mutation mutation) {
        return Account.verifyEmail(token.accountId(), clock.instant())
                .chain(isNew -> mutation.noteIf(isNew, AuditAction.EMAIL_VERIFIED));
    }
}
