package io.keyfolio.identity.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The SHA-256 digest of a token, which is the key of its cache entry, so that the cache holds no token in clear. */
public record TokenDigest(long first, long second, long third, long fourth) {

    public static TokenDigest of(String token) {
        ByteBuffer bytes = ByteBuffer.wrap(sha256().digest(token.getBytes(StandardCharsets.UTF_8)));
        return new TokenDigest(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }

    /** Uses the first 64 bits of the digest, which are evenly distributed. */
    @Override
    public int hashCode() {
        return Long.hashCode(first);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenDigest digest
                && first == digest.first
                && second == digest.second
                && third == digest.third
                && fourth == digest.fourth;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
