package io.keyfolio.identity.token;

import io.keyfolio.platform.crypto.Secret;
import java.security.SecureRandom;
import java.util.Optional;

/** The account API key: {@code vsay_ak_} and a secret; it admits agents and nothing else. */
public record AccountKeyToken(Secret secret) {

    /** What every account API key starts with; all that a masked one shows. */
    public static final String PREFIX = "vsay_ak_";

    public static AccountKeyToken generate(SecureRandom random) {
        return new AccountKeyToken(Secret.generate(PREFIX, random));
    }

    /** Reads what a caller presented; empty when its form or its checksum is wrong. */
    public static Optional<AccountKeyToken> parse(String presented) {
        return looksLikeOne(presented) ? Secret.parse(presented).map(AccountKeyToken::new) : Optional.empty();
    }

    /** Whether a bearer value means to be an account API key, well-formed or not. */
    public static boolean looksLikeOne(String presented) {
        return presented.startsWith(PREFIX);
    }
}
