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

    /** The text of a file that holds that content, in DER, under the given label. */
    public static String encode(String label, byte[] content) {
        String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(content);
        return BOUNDARY + "BEGIN " + label + BOUNDARY + "\n" + body + "\n" + BOUNDARY + "END " + label + BOUNDARY;
    }

    /**
     * The content, in DER, of the one block of a text.
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
