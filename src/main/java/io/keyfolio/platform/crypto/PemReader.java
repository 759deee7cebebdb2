package io.keyfolio.platform.crypto;

import java.util.Base64;

/** Decodes PEM, the format of OpenSSL's keys and certificates (RFC 7468). */
final class PemReader {

    private PemReader() {}

    /**
     * The bytes between the boundaries with that label. Newlines may be written as {@code \\n}, as in environment variables.
     *
     * @throws IllegalArgumentException when the text between the boundaries is not Base64
     */
    static byte[] decode(String pem, String label) {
        String base64 =
                pem.replaceAll("-----(BEGIN|END) " + label + "-----", "").replaceAll("(\\\\n|\\s)+", "");
        return Base64.getDecoder().decode(base64);
    }
}
