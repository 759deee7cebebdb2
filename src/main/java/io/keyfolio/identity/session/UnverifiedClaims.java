package io.keyfolio.identity.session;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;

/** What a session token claims before its signature is checked: enough to refuse without that what no key here has signed. */
record UnverifiedClaims(String keyId, String algorithm, String issuer, long expiry) {

    private static final String ALGORITHM = "RS256";

    /** Reads three parts with dots between; fails with {@link DecodeException} and others when they are no JSON objects. */
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

    /** Whether it may be good if its signature is. */
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
