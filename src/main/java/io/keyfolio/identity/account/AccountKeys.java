package io.keyfolio.identity.account;

import io.keyfolio.identity.token.AccountKeyToken;
import io.keyfolio.platform.crypto.Sealer;
import io.keyfolio.platform.crypto.Secret;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.UUID;

/** Issues, shows and replaces account API keys; what it changes is stored with the account. */
@Singleton
public class AccountKeys {

    /** What a caller without the right to see the key sees of it. */
    public static final String MASKED = AccountKeyToken.PREFIX + "*".repeat(12);

    private final Sealer sealer;
    private final SecureRandom random = new SecureRandom();

    AccountKeys(Sealer sealer) {
        this.sealer = sealer;
    }

    /** Gives a new account its key and returns it in clear. */
    public String issue(Account account) {
        Secret secret = AccountKeyToken.generate(random).secret();
        account.key = sealed(secret, account.id);
        return secret.reveal();
    }

    /** Stores a new key in place of the account's and emits it in clear; the old one is dead when that commits. */
    public Uni<String> replace(UUID account) {
        Secret secret = AccountKeyToken.generate(random).secret();
        return Account.replaceKey(account, sealed(secret, account)).replaceWith(secret::reveal);
    }

    /** The account's key in clear. */
    public String reveal(Account account) {
        return sealer.open(account.key.sealed(), account.id.toString());
    }

    /** The key in clear of the account behind a credential. */
    public String reveal(AccountSnapshot accountSnapshot) {
        return sealer.open(accountSnapshot.key(), accountSnapshot.id().toString());
    }

    private AccountKey sealed(Secret secret, UUID account) {
        return AccountKey.of(secret.digest(), sealer.seal(secret.reveal(), account.toString()));
    }
}
