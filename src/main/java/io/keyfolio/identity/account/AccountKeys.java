package io.keyfolio.identity.account;

import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.token.AccountKeyToken;
import io.keyfolio.platform.crypto.Sealer;
import io.keyfolio.platform.crypto.Secret;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** Issues, reveals and replaces account API keys. */
@Singleton
public class AccountKeys {

    /** The masked key, for a caller without the right to see it. */
    public static final String MASKED = AccountKeyToken.PREFIX + "*".repeat(12);

    private final Sealer sealer;
    private final SecureRandom random = new SecureRandom();

    AccountKeys(Sealer sealer) {
        this.sealer = sealer;
    }

    /** Sets the key of a new account, which the caller stores, and returns it in clear. */
    public String issue(Account account) {
        Secret secret = AccountKeyToken.generate(random).secret();
        account.key = sealed(secret, account.accountId());
        return secret.reveal();
    }

    /** Replaces the account's key and emits the new one in clear; the old one is invalid once the transaction commits. */
    public Uni<String> replace(AccountId account) {
        Secret secret = AccountKeyToken.generate(random).secret();
        return Account.replaceKey(account, sealed(secret, account)).replaceWith(secret::reveal);
    }

    /** The account's key in clear. */
    public String reveal(Account account) {
        return sealer.open(account.key.sealed(), account.id.toString());
    }

    /** The key in clear of an account that was looked up with a credential. */
    public String reveal(AccountSnapshot accountSnapshot) {
        return sealer.open(accountSnapshot.key(), accountSnapshot.id().value().toString());
    }

    private AccountKey sealed(Secret secret, AccountId account) {
        return AccountKey.of(
                secret.digest(), sealer.seal(secret.reveal(), account.value().toString()));
    }
}
