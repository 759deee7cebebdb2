package io.keyfolio.identity.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;

/** The parts of a session token, from which a test composes a forged one. */
record ForgedJwt(String headerPart, String payloadPart, String signaturePart) {

    static ForgedJwt of(String token) {
        List<String> parts = List.of(token.split("\\.", -1));
        return new ForgedJwt(parts.get(0), parts.get(1), parts.get(2));
    }

    String text() {
        return headerPart + "." + payloadPart + "." + signaturePart;
    }

    ForgedJwt header(String json) {
        return new ForgedJwt(encode(json.getBytes(StandardCharsets.UTF_8)), payloadPart, signaturePart);
    }

    /** Adds a claim before the others, and removes the claim that it replaces. */
    ForgedJwt claim(String name, String json) {
        String others = decode(payloadPart).replaceAll("\"" + name + "\":(\"[^\"]*\"|\\d+),?", "");
        String payload = "{\"" + name + "\":" + json + "," + others.substring(1).replace(",}", "}");
        return new ForgedJwt(headerPart, encode(payload.getBytes(StandardCharsets.UTF_8)), signaturePart);
    }

    ForgedJwt withSignature(String base64) {
        return new ForgedJwt(headerPart, payloadPart, base64);
    }

    ForgedJwt withAlteredSignature() {
        return withSignature((signaturePart.startsWith("A") ? "B" : "A") + signaturePart.substring(1));
    }

    ForgedJwt signedByAnotherKey() {
        return sign(newKeys());
    }

    /** A token signed with a key that its own {@code jwk} header contains (CVE-2018-0114). */
    ForgedJwt signedByAnEmbeddedKey() {
        KeyPair keys = newKeys();
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        String jwk = "{\"kty\":\"RSA\",\"n\":\"%s\",\"e\":\"%s\"}"
                .formatted(
                        encode(key.getModulus().toByteArray()),
                        encode(key.getPublicExponent().toByteArray()));
        return header("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"jwk\":" + jwk + "}").sign(keys);
    }

    ForgedJwt sign(KeyPair keys) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update((headerPart + "." + payloadPart).getBytes(StandardCharsets.US_ASCII));
            return withSignature(encode(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newKeys() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String decode(String base64) {
        return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
