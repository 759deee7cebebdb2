package io.keyfolio.platform.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * Reads the RSA keys of session tokens from PEM. Messages of its exceptions follow the name of the setting: "is a private key".
 */
public final class RsaKeys {

    private static final String RSA = "RSA";
    private static final int FEWEST_BITS = 2048;

    private RsaKeys() {}

    /**
     * Reads a private key in PKCS#8.
     *
     * @throws IllegalArgumentException when the text is no such key, or the key has fewer than 2048 bits
     */
    public static RSAPrivateCrtKey privateKey(String pem) {
        return strong(parsePrivateKey(pem));
    }

    /**
     * Reads a public key in X.509.
     *
     * @throws IllegalArgumentException when the text is no such key, or the key has fewer than 2048 bits or is private
     */
    public static RSAPublicKey publicKey(String pem) {
        if (pem.contains("PRIVATE KEY")) {
            throw new IllegalArgumentException("is a private key");
        }
        return strong(parsePublicKey(pem));
    }

    private static RSAPrivateCrtKey parsePrivateKey(String pem) {
        try {
            byte[] encoded = decode(pem, "PRIVATE KEY");
            return (RSAPrivateCrtKey) KeyFactory.getInstance(RSA).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException e) {
            throw new IllegalArgumentException("is not an RSA key as PKCS#8 PEM");
        }
    }

    private static RSAPublicKey parsePublicKey(String pem) {
        try {
            byte[] encoded = decode(pem, "PUBLIC KEY");
            return (RSAPublicKey) KeyFactory.getInstance(RSA).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException e) {
            throw new IllegalArgumentException("is not an RSA public key as PEM");
        }
    }

    private static <K extends RSAKey> K strong(K key) {
        if (key.getModulus().bitLength() < FEWEST_BITS) {
            throw new IllegalArgumentException("has fewer than " + FEWEST_BITS + " bits");
        }
        return key;
    }

    /**
     * The bytes between the boundaries of PEM (RFC 7468) with that label. Newlines may be written as {@code \\n}, as in environment
     * variables.
     *
     * @throws IllegalArgumentException when the text between the boundaries is not Base64
     */
    private static byte[] decode(String pem, String label) {
        String base64 =
                pem.replaceAll("-----(BEGIN|END) " + label + "-----", "").replaceAll("(\\\\n|\\s)+", "");
        return Base64.getDecoder().decode(base64);
    }
}
