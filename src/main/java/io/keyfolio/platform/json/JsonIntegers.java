package io.keyfolio.platform.json;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads JSON numbers that are integers, however they are written: {@code 86400}, {@code 86400.0} and {@code 8.64e4} are the same
 * one. In time that is linear in the text's length: no power of ten is ever written out.
 */
final class JsonIntegers {

    /** RFC 8259, section 6. */
    private static final Pattern NUMBER = Pattern.compile("(-?)([0-9]++)(?:\\.([0-9]++))?(?:[eE]([+-]?[0-9]++))?");

    private static final int LONGEST_EXPONENT = 9;

    /** Those of 2^63, with which the numbers begin that a 64-bit integer cannot be. */
    private static final int MOST_DIGITS = 19;

    /** Stands for every number that is too great for all fields. */
    private static final BigInteger GREATEST = BigInteger.TEN.pow(MOST_DIGITS);

    private JsonIntegers() {}

    /** The number; empty when it is not an integer. One that is beyond 64 bits is another one that is. */
    static Optional<BigInteger> parse(String number) {
        Matcher parts = NUMBER.matcher(number);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String fraction = parts.group(3) == null ? "" : parts.group(3);
        String digits = withoutLeadingZeros(parts.group(2) + fraction);
        if (digits.isEmpty()) {
            return Optional.of(BigInteger.ZERO);
        }
        int significant = withoutTrailingZeros(digits);
        long exponent = exponent(parts.group(4)) - fraction.length() + digits.length() - significant;
        if (exponent < 0) {
            return Optional.empty();
        }
        BigInteger size = significant + exponent > MOST_DIGITS
                ? GREATEST
                : new BigInteger(digits.substring(0, significant)).multiply(BigInteger.TEN.pow((int) exponent));
        return Optional.of(parts.group(1).isEmpty() ? size : size.negate());
    }

    /** No text is long enough for the digits to make up for a greater exponent. */
    private static long exponent(String text) {
        if (text == null) {
            return 0;
        }
        String digits = withoutLeadingZeros(text.replaceFirst("^[+-]", ""));
        long size =
                digits.isEmpty() ? 0 : digits.length() > LONGEST_EXPONENT ? Integer.MAX_VALUE : Long.parseLong(digits);
        return text.startsWith("-") ? -size : size;
    }

    private static String withoutLeadingZeros(String digits) {
        int start = 0;
        while (start < digits.length() && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    /** How many digits are left without those zeros. */
    private static int withoutTrailingZeros(String digits) {
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return end;
    }
}
