package io.keyfolio.identity.session;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;

/** The claims of a session token before its signature is checked, by which a token that no key here signed is refused early. */
record UnverifiedClaims(String keyId, String algorithm, String issuer, long expiry) {

    private static final String ALGORITHM = "RS256";

    /** Reads a token of three parts; fails with {@link DecodeException} and others when header or payload is no JSON object. */
    static UnverifiedClaims of(String token) {
        int claims = token.indexOf('.') + 1;
        JsonObject header = object(token.substring(0, claims - 1));
        JsonObject payload = object(token.substring(claims, token.lastIndexOf('.')));
        return new UnverifiedClaims(
                Objects.requireNonNullElse(header.getString("kid"), ""),
                header.getString("alg"),
                payload.getString("iss"),
                payload.getLong("exp", 0L));
    }

    /** Whether the token may be valid if its signature is, at a time in seconds since 1970. */
    boolean isPromising(Set<String> expectedIssuers, long epochSecond) {
        return ALGORITHM.equals(algorithm)
                && issuer != null
                && expectedIssuers.contains(issuer)
                && expiry > epochSecond;
    }

    private static JsonObject object(String base64) {
        return new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(base64)));
    }

    @Override
    public String toString() {
        return "UnverifiedClaims[hidden]";
    }
}
