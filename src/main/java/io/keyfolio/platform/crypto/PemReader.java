package io.keyfolio.platform.crypto;

import java.util.Base64;

/** Reads what OpenSSL writes (RFC 7468). */
final class PemReader {

    private PemReader() {}

    /**
     * The bytes between the lines that name it; newlines may have become {@code \\n} on their way through an environment.
     *
     * @throws IllegalArgumentException when what is between them is not base64
     */
    static byte[] decode(String pem, String label) {
        String base64 =
                pem.replaceAll("-----(BEGIN|END) " + label + "-----", "").replaceAll("(\\\\n|\\s)+", "");
        return Base64.getDecoder().decode(base64);
    }
}
