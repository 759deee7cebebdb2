package io.keyfolio.platform.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals texts with AES-256-GCM under a named key: account keys, the only secrets that the service can show again. */
public final class Sealer {

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int FEWEST_VALUES = 8;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Map<String, SecretKey> keys;
    private final String sealingKeyId;
    private final SecureRandom random = new SecureRandom();

    private Sealer(Map<String, SecretKey> keys) {
        this.keys = Map.copyOf(keys);
        this.sealingKeyId = keys.keySet().iterator().next();
    }

    /**
     * Reads {@code id:base64-of-32-bytes}, comma-separated: the first key seals, all keys open.
     *
     * @throws IllegalArgumentException with a sentence that names the invalid entry and contains no part of its key
     */
    public static Sealer of(String configured) {
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        int position = 0;
        for (String entry : configured.strip().split(",", -1)) {
            position++;
            String[] parts = entry.strip().split(":", 2);
            if (parts.length != 2 || !parts[0].matches("[A-Za-z0-9._-]{1,32}")) {
                throw new IllegalArgumentException("entry " + position + " is not of the form id:base64");
            }
            if (keys.put(parts[0], key(parts[0], parts[1])) != null) {
                throw new IllegalArgumentException("the id " + parts[0] + " stands twice");
            }
        }
        return new Sealer(keys);
    }

    /** The id of the key that seals. */
    public String sealingKeyId() {
        return sealingKeyId;
    }

    /**
     * Seals a text. Opening it requires the same {@code context}, such as the owner's id, so that sealed texts cannot be
     * swapped between rows.
     */
    public Sealed seal(String text, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = apply(Cipher.ENCRYPT_MODE, sealingKeyId, nonce, text.getBytes(StandardCharsets.UTF_8), context);
        byte[] box = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return new Sealed(sealingKeyId, box);
    }

    /**
     * Opens a text that {@link #seal} made.
     *
     * @throws IllegalStateException when its key is not configured, or when it was altered or belongs to another context
     */
    public String open(Sealed sealed, String context) {
        if (sealed.box().length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            throw new IllegalStateException("a sealed text has been cut off");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        ByteBuffer box = ByteBuffer.wrap(sealed.box()).get(nonce);
        byte[] rest = new byte[box.remaining()];
        box.get(rest);
        return new String(apply(Cipher.DECRYPT_MODE, sealed.keyId(), nonce, rest, context), StandardCharsets.UTF_8);
    }

    private byte[] apply(int mode, String keyId, byte[] nonce, byte[] input, String context) {
        SecretKey key = keys.get(keyId);
        if (key == null) {
            throw new IllegalStateException("no sealing key with the id " + keyId + " is configured");
        }
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the sealing key " + keyId + " does not fit this text", e);
        }
    }

    private static SecretKey key(String id, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the key " + id + " is not base64", e);
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "the key " + id + " has " + bytes.length + " bytes; AES-256 needs " + KEY_BYTES);
        }
        requireRandom(id, bytes);
        return new SecretKeySpec(bytes, "AES");
    }

    /** Refuses keys that are obviously not random: 32 random bytes have fewer than 8 distinct values once in 10^36 times. */
    private static void requireRandom(String id, byte[] bytes) {
        Set<Byte> values = new HashSet<>();
        for (byte value : bytes) {
            values.add(value);
        }
        if (values.size() < FEWEST_VALUES) {
            throw new IllegalArgumentException(
                    "the key " + id + " is not random; make one with \"openssl rand -base64 32\"");
        }
    }

    /** A sealed text: the id of its key, and a box of nonce, cipher text and tag. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, only stored and opened
    public record Sealed(String keyId, byte[] box) {

        @Override
        public String toString() {
            return "Sealed[keyId=" + keyId + "]";
        }
    }
}
