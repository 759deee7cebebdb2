package io.keyfolio.feature.verification;

import io.keyfolio.identity.credential.Credential;
import io.keyfolio.identity.credential.VerifiedCredential;
import io.keyfolio.identity.id.ApiKeyId;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.TreeSet;

/** The response headers that describe a verified credential to the service behind a gateway. */
public final class VerifyResponseHeaders {

    private static final CharSequence ACCOUNT = HttpHeaders.createOptimized("X-Keyfolio-Account");
    private static final CharSequence USERNAME = HttpHeaders.createOptimized("X-Keyfolio-Username");
    private static final CharSequence CREDENTIAL = HttpHeaders.createOptimized("X-Keyfolio-Credential");
    private static final CharSequence KEY = HttpHeaders.createOptimized("X-Keyfolio-Key");
    private static final CharSequence ABILITIES = HttpHeaders.createOptimized("X-Keyfolio-Abilities");

    private VerifyResponseHeaders() {}

    static void put(VerifiedCredential verified, MultiMap headers) {
        Credential credential = verified.credential();
        headers.set(ACCOUNT, verified.owner().id().value().toString())
                .set(USERNAME, verified.owner().username())
                .set(ABILITIES, abilities(credential))
                .set(CREDENTIAL, credential.kind().label());
        ApiKeyId key = credential.apiKeyId();
        if (key != null) {
            headers.set(KEY, key.toString());
        }
    }

    /** The abilities in alphabetical order, with spaces between, as OAuth writes scopes (RFC 6749, section 3.3). */
    public static String abilities(Credential credential) {
        return credential.abilities().size() == 1
                ? credential.abilities().iterator().next()
                : String.join(" ", new TreeSet<>(credential.abilities()));
    }
}
