package io.keyfolio.platform.embedded.certificate;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import javax.security.auth.x500.X500Principal;

/** Writes an X.509 certificate (RFC 5280) for a server at one IP address, signed with the server's own key. */
public final class SelfSignedCertificate {

    public static final String SIGNATURE = "SHA256withECDSA";

    private static final byte[] VERSION_3 = DerEncoder.explicit(0, DerEncoder.integer(BigInteger.TWO));
    private static final int SERIAL_BITS = 127;

    /** The object identifier of ecdsa-with-SHA256, 1.2.840.10045.4.3.2. */
    private static final byte[] ALGORITHM =
            DerEncoder.sequence(new byte[] {6, 8, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 4, 3, 2});

    /** The object identifier of the subject alternative name, 2.5.29.17. */
    private static final byte[] SUBJECT_ALTERNATIVE_NAME = {6, 3, 0x55, 0x1D, 0x11};

    private static final int EXTENSIONS = 3;
    private static final int IP_ADDRESS = 7;

    private SelfSignedCertificate() {}

    /**
     * Makes a certificate and returns its DER encoding.
     *
     * @throws GeneralSecurityException when the key is not one of an elliptic curve
     */
    public static byte[] of(KeyPair keys, String name, String address, Instant from, Instant until)
            throws GeneralSecurityException {
        byte[] subject = new X500Principal("CN=" + name).getEncoded();
        byte[] content = DerEncoder.sequence(
                VERSION_3,
                DerEncoder.integer(
                        new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0)), // RFC 5280: a positive number
                ALGORITHM,
                subject,
                DerEncoder.sequence(DerEncoder.time(from), DerEncoder.time(until)),
                subject,
                keys.getPublic().getEncoded(),
                DerEncoder.explicit(EXTENSIONS, DerEncoder.sequence(alternativeName(address))));
        return DerEncoder.sequence(content, ALGORITHM, DerEncoder.bitString(signed(content, keys)));
    }

    private static byte[] alternativeName(String address) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return DerEncoder.sequence(
                    SUBJECT_ALTERNATIVE_NAME,
                    DerEncoder.octetString(DerEncoder.sequence(DerEncoder.implicit(IP_ADDRESS, bytes))));
        } catch (UnknownHostException noAddress) {
            throw new IllegalArgumentException(noAddress);
        }
    }

    private static byte[] signed(byte[] content, KeyPair keys) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(SIGNATURE);
        signature.initSign(keys.getPrivate());
        signature.update(content);
        return signature.sign();
    }
}
