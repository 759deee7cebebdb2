package io.keyfolio.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The secret part of an API key: an optional prefix, 40 random base62 characters and their CRC-32 in 8 hex digits (contract,
 * "Who is calling"; the format of Laravel Sanctum).
 */
public final class Secret {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_LENGTH = 40;
    private static final int CHECKSUM_LENGTH = 8;
    private static final int SHOWN_LENGTH = 4;
    private static final int CORE_LENGTH = RANDOM_LENGTH + CHECKSUM_LENGTH;

    /** The form of a secret. Any well-formed prefix is valid, so that keys outlive a change of the configured prefix. */
    private static final Pattern FORM = Pattern.compile("(?:[a-z]{2,8}_){0,2}[0-9A-Za-z]{40}[0-9a-f]{8}");

    private static final Pattern WITHOUT_CHECKSUM = Pattern.compile("[0-9A-Za-z]{40}");

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** Makes a new secret; {@code prefix} may be empty. */
    public static Secret generate(String prefix, SecureRandom random) {
        StringBuilder letters = new StringBuilder(RANDOM_LENGTH);
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            letters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new Secret(prefix + letters + checksum(letters.toString()));
    }

    /** Parses a secret that a client sent; empty when its form or its checksum is wrong. */
    public static Optional<Secret> parse(String presented) {
        if (!FORM.matcher(presented).matches()) {
            return Optional.empty();
        }
        int start = presented.length() - CORE_LENGTH;
        int end = presented.length() - CHECKSUM_LENGTH;
        boolean intact = checksum(presented.substring(start, end)).equals(presented.substring(end));
        return intact ? Optional.of(new Secret(presented)) : Optional.empty();
    }

    /**
     * Parses a secret as {@link #parse} does, and one of Laravel Sanctum before release 3.3: the random characters alone. A
     * mistyped secret of Keyfolio has another length and cannot pass as one.
     */
    public static Optional<Secret> parseOfAnyAge(String presented) {
        return WITHOUT_CHECKSUM.matcher(presented).matches() ? Optional.of(new Secret(presented)) : parse(presented);
    }

    /** The SHA-256 digest of the whole secret, prefix and checksum included, by which the database recognizes it. */
    public byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether this secret has that digest, compared in constant time. */
    public boolean hasDigest(byte[] expected) {
        return MessageDigest.isEqual(expected, digest());
    }

    /** The secret itself, for the response that shows it and for sealing. */
    public String reveal() {
        return text;
    }

    /**
     * The last four characters, a part of the checksum: enough to distinguish keys in a list, useless for guessing the secret.
     */
    public String end() {
        return text.substring(text.length() - SHOWN_LENGTH);
    }

    private static String checksum(String letters) {
        CRC32 crc = new CRC32();
        crc.update(letters.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /** Hides the secret, because instances end up in log statements and exceptions. */
    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
