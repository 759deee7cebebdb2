package io.keyfolio.platform.json;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses JSON numbers that are integers, in any notation: {@code 86400}, {@code 86400.0} and {@code 8.64e4} are equal. Takes
 * time linear in the length of the text, because it never expands a large exponent.
 */
final class JsonIntegers {

    /** A JSON number (RFC 8259, section 6). */
    private static final Pattern NUMBER = Pattern.compile("(-?)([0-9]++)(?:\\.([0-9]++))?(?:[eE]([+-]?[0-9]++))?");

    private static final int LONGEST_EXPONENT = 9;

    /** The number of digits of 2^63, the smallest positive number beyond a 64-bit integer. */
    private static final int MOST_DIGITS = 19;

    /** The stand-in for numbers that exceed the bounds of every field. */
    private static final BigInteger GREATEST = BigInteger.TEN.pow(MOST_DIGITS);

    private JsonIntegers() {}

    /** The number; empty when it is not an integer. A number of more than 19 digits becomes another one beyond 64 bits. */
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

    /** The exponent, capped at a value that no text is long enough to offset with its digits. */
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

    /** The number of digits without trailing zeros. */
    private static int withoutTrailingZeros(String digits) {
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return end;
    }
}
