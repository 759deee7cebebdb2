package io.keyfolio.platform.embedded.certificate;

import java.util.Base64;
import java.util.stream.Collectors;

/** The PEM encoding (RFC 7468) of files that hold one key or one certificate. */
public final class PemEncoding {

    public static final String PRIVATE_KEY = "PRIVATE KEY";
    public static final String CERTIFICATE = "CERTIFICATE";

    private static final int LINE = 64;
    private static final String BOUNDARY = "-----";

    private PemEncoding() {}

    /** Encodes DER content as PEM with the given label, without a newline at the end. */
    public static String encode(String label, byte[] content) {
        String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(content);
        return BOUNDARY + "BEGIN " + label + BOUNDARY + "\n" + body + "\n" + BOUNDARY + "END " + label + BOUNDARY;
    }

    /**
     * Decodes the only block of a PEM text to DER.
     *
     * @throws IllegalArgumentException when the text between the boundaries is not Base64
     */
    public static byte[] decode(String text) {
        return Base64.getDecoder()
                .decode(text.lines()
                        .map(String::strip)
                        .filter(line -> !line.startsWith(BOUNDARY))
                        .collect(Collectors.joining()));
    }
}
