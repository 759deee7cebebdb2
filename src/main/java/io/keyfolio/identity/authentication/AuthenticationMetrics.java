package io.keyfolio.identity.authentication;

import io.keyfolio.identity.credential.CredentialKind;
import io.keyfolio.identity.credential.lookup.CredentialVerifier;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/** The metrics of authentication, by the kind of the credential and the outcome; no label has a value that callers choose. */
@Singleton
class AuthenticationMetrics {

    private final Map<String, Counter> accepted;
    private final Map<String, Counter> refused;
    private final Map<String, Counter> failed;

    AuthenticationMetrics(MeterRegistry registry) {
        this.accepted = counters(registry, "accepted");
        this.refused = counters(registry, "refused");
        this.failed = counters(registry, "failed");
    }

    void accepted(String kind) {
        accepted.get(kind).increment();
    }

    /** Counts a wrong token. */
    void refused(String kind) {
        refused.get(kind).increment();
    }

    /** Counts a token that could not be looked up, because the database is unavailable for example. */
    void failed(String kind) {
        failed.get(kind).increment();
    }

    private static Map<String, Counter> counters(MeterRegistry registry, String outcome) {
        Map<String, Counter> counters = new HashMap<>();
        counters.put(CredentialVerifier.UNKNOWN, counter(registry, CredentialVerifier.UNKNOWN, outcome));
        for (CredentialKind kind : CredentialKind.values()) {
            counters.put(kind.label(), counter(registry, kind.label(), outcome));
        }
        return counters;
    }

    private static Counter counter(MeterRegistry registry, String kind, String outcome) {
        return Counter.builder("keyfolio.authentications")
                .description("Presented credentials by kind and outcome")
                .tag("credential", kind)
                .tag("outcome", outcome)
                .register(registry);
    }
}
