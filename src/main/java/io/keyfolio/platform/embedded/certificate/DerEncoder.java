package io.keyfolio.platform.embedded.certificate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The DER encodings (X.690) that a certificate needs; Java can read certificates but not write them. */
final class DerEncoder {

    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int CONTEXT = 0x80;
    private static final int CONSTRUCTED_CONTEXT = 0xA0;
    private static final int INTEGER = 0x02;

    private static final int LONGEST_SHORT_LENGTH = 0x7F;
    private static final int LONG_LENGTH = 0x80;

    /** The first year that a certificate writes with four digits (RFC 5280, section 4.1.2.5). */
    private static final int FIRST_LONG_YEAR = 2050;

    private static final DateTimeFormatter SHORT_YEAR = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'");
    private static final DateTimeFormatter LONG_YEAR = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'");

    private DerEncoder() {}

    static byte[] sequence(byte[]... elements) {
        return encode(SEQUENCE, elements);
    }

    static byte[] integer(BigInteger value) {
        return encode(INTEGER, value.toByteArray());
    }

    static byte[] octetString(byte[] content) {
        return encode(OCTET_STRING, content);
    }

    /** A bit string of whole bytes. */
    static byte[] bitString(byte[] content) {
        return encode(BIT_STRING, new byte[] {0}, content);
    }

    /** An explicit tag around an element. */
    static byte[] explicit(int tag, byte[] element) {
        return encode(CONSTRUCTED_CONTEXT | tag, element);
    }

    /** An implicit tag, which replaces the tag of a primitive type. */
    static byte[] implicit(int tag, byte[] content) {
        return encode(CONTEXT | tag, content);
    }

    static byte[] time(Instant instant) {
        ZonedDateTime time = instant.atZone(ZoneOffset.UTC);
        boolean isLong = time.getYear() >= FIRST_LONG_YEAR;
        String text = (isLong ? LONG_YEAR : SHORT_YEAR).format(time);
        return encode(isLong ? GENERALIZED_TIME : UTC_TIME, text.getBytes(US_ASCII));
    }

    private static byte[] encode(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        encoded.write(tag);
        writeLength(content.size(), encoded);
        encoded.writeBytes(content.toByteArray());
        return encoded.toByteArray();
    }

    private static void writeLength(int length, ByteArrayOutputStream out) {
        if (length <= LONGEST_SHORT_LENGTH) {
            out.write(length);
            return;
        }
        byte[] bytes = BigInteger.valueOf(length).toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        out.write(LONG_LENGTH | bytes.length - sign);
        out.write(bytes, sign, bytes.length - sign);
    }
}
