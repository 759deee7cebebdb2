package io.keyfolio.identity.token;

import io.keyfolio.platform.crypto.Secret;
import java.security.SecureRandom;
import java.util.Optional;

/** The token of an account API key: {@code vsay_ak_} and a secret. It admits agents only. */
public record AccountKeyToken(Secret secret) {

    /** The prefix of every account API key, and the visible part of a masked one. */
    public static final String PREFIX = "vsay_ak_";

    public static AccountKeyToken generate(SecureRandom random) {
        return new AccountKeyToken(Secret.generate(PREFIX, random));
    }

    /** Parses a presented token; empty when its form or its checksum is wrong. */
    public static Optional<AccountKeyToken> parse(String presented) {
        return looksLikeOne(presented) ? Secret.parse(presented).map(AccountKeyToken::new) : Optional.empty();
    }

    /** Whether a bearer value has the prefix of an account API key, well-formed or not. */
    public static boolean looksLikeOne(String presented) {
        return presented.startsWith(PREFIX);
    }
}
