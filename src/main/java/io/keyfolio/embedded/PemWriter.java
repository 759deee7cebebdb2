package io.keyfolio.embedded;

import java.util.Base64;
import java.util.stream.Collectors;

/** The PEM encoding (RFC 7468) of files that hold one key or one certificate. */
final class PemWriter {

    static final String PRIVATE_KEY = "PRIVATE KEY";
    static final String CERTIFICATE = "CERTIFICATE";

    private static final int LINE = 64;
    private static final String BOUNDARY = "-----";

    private PemWriter() {}

    static String encode(String label, byte[] content) {
        String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(content);
        return BOUNDARY + "BEGIN " + label + BOUNDARY + "\n" + body + "\n" + BOUNDARY + "END " + label + BOUNDARY;
    }

    /** @throws IllegalArgumentException when the text between the boundaries is not Base64 */
    static byte[] decode(String text) {
        return Base64.getDecoder()
                .decode(text.lines()
                        .map(String::strip)
                        .filter(line -> !line.startsWith(BOUNDARY))
                        .collect(Collectors.joining()));
    }
}
