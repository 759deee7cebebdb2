package io.keyfolio.testing;

/** Tokens that are almost right. */
public final class Tokens {

    private Tokens() {}

    /** The same but for the last character, which is one of the checksum. */
    public static String withWrongChecksum(String token) {
        int last = token.length() - 1;
        return token.substring(0, last) + (token.charAt(last) == '0' ? '1' : '0');
    }
}
