package io.keyfolio.bench.harness;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Makes secrets of API keys in the form of the service: letters and their checksum. */
public final class Secrets {

    /** The number of letters, without the checksum. */
    public static final int LENGTH = 40;

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    public static String any() {
        return checked(letters(LENGTH));
    }

    public static String letters(int length) {
        StringBuilder letters = new StringBuilder(length);
        RANDOM.ints(length, 0, ALPHABET.length()).forEach(place -> letters.append(ALPHABET.charAt(place)));
        return letters.toString();
    }

    /** Makes a secret: the letters and their checksum. */
    public static String checked(String letters) {
        CRC32 checksum = new CRC32();
        checksum.update(letters.getBytes(US_ASCII));
        return letters + HexFormat.of().toHexDigits((int) checksum.getValue());
    }
}
