package io.keyfolio.testing;

/** Tokens with a small fault. */
public final class Tokens {

    private Tokens() {}

    /** The token with another last character, which belongs to the checksum. */
    public static String withWrongChecksum(String token) {
        int last = token.length() - 1;
        return token.substring(0, last) + (token.charAt(last) == '0' ? '1' : '0');
    }
}
