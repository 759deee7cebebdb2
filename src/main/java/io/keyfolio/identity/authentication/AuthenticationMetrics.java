package io.keyfolio.identity.authentication;

import io.keyfolio.identity.token.TokenKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** Counts authentications by kind of credential and outcome; never labelled with anything the caller chose. */
@Singleton
class AuthenticationMetrics {

    private final Map<TokenKind, Counter> accepted;
    private final Map<TokenKind, Counter> refused;
    private final Map<TokenKind, Counter> failed;

    AuthenticationMetrics(MeterRegistry registry) {
        this.accepted = counters(registry, "accepted");
        this.refused = counters(registry, "refused");
        this.failed = counters(registry, "failed");
    }

    void accepted(TokenKind kind) {
        accepted.get(kind).increment();
    }

    /** The token is wrong. */
    void refused(TokenKind kind) {
        refused.get(kind).increment();
    }

    /** The token could not be checked, say because the database was away. */
    void failed(TokenKind kind) {
        failed.get(kind).increment();
    }

    private static Map<TokenKind, Counter> counters(MeterRegistry registry, String outcome) {
        Map<TokenKind, Counter> counters = new EnumMap<>(TokenKind.class);
        for (TokenKind kind : TokenKind.values()) {
            Counter counter = Counter.builder("keyfolio.authentications")
                    .description("Presented credentials by kind and outcome")
                    .tag("credential", kind.label())
                    .tag("outcome", outcome)
                    .register(registry);
            counters.put(kind, counter);
        }
        return counters;
    }
}
