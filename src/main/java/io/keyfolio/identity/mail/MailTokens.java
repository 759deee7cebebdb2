package io.keyfolio.identity.mail;

import io.keyfolio.identity.id.AccountId;
import io.keyfolio.platform.problem.InvalidFields;
import io.keyfolio.platform.transaction.BoundedTransactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Checks the tokens from mails that clients present. */
@Singleton
public class MailTokens {

    private final BoundedTransactions transactions;
    private final Clock clock;

    MailTokens(BoundedTransactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Emits the account of a valid token from a mail of one of the kinds; fails with {@link InvalidFields} for any other text. */
    public Uni<AccountId> require(String presented, MailKind... kinds) {
        return transactions.runInSession(() -> find(presented, kinds).map(MailToken::accountId));
    }

    /** Uses a token up in the present Hibernate session and emits it; fails as {@link #require} does. */
    public Uni<MailToken> use(String presented, MailKind... kinds) {
        return find(presented, kinds).call(token -> token.use().invoke(used -> {
            if (!used) {
                throw invalid();
            }
        }));
    }

    private Uni<MailToken> find(String presented, MailKind... kinds) {
        return MailToken.findValid(List.of(kinds), presented, clock.instant())
                .onItem()
                .ifNull()
                .failWith(MailTokens::invalid);
    }

    /** The refusal of a token that is not valid. */
    public static InvalidFields invalid() {
        return InvalidFields.field(
                "token",
                "is not valid: it was used, has expired, or a newer mail has replaced it. Ask for another mail");
    }
}
