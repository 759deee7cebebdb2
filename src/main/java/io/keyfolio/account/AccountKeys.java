package io.keyfolio.account;

import io.keyfolio.token.AccountKeyToken;
import io.keyfolio.token.Sealer;
import io.keyfolio.token.Secret;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

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

    /** Gives the account a new key, in place of any it had, and returns it in clear. */
    public String issue(Account account) {
        Secret secret = AccountKeyToken.generate(random).secret();
        Sealer.Sealed sealed = sealer.seal(secret.reveal(), account.id.toString());
        account.key = AccountKey.of(secret.digest(), sealed);
        return secret.reveal();
    }

    /** The account's key in clear. */
    public String reveal(Account account) {
        return sealer.open(account.key.sealed(), account.id.toString());
    }
}
