package io.keyfolio.identity.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.identity.credential.CredentialKind;
import io.keyfolio.testing.PublishedKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Authentications are counted by the published label of each kind. */
class AuthenticationMetricsTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final AuthenticationMetrics metrics = new AuthenticationMetrics(registry);

    @ParameterizedTest
    @EnumSource
    void countEachKindApart(CredentialKind kind) {
        metrics.accepted(kind.label());
        metrics.refused(kind.label());
        metrics.failed(kind.label());

        String label = PublishedKind.of(kind).label();
        assertEquals(1, count(label, "accepted"));
        assertEquals(1, count(label, "refused"));
        assertEquals(1, count(label, "failed"));
        assertEquals(
                3,
                registry.find("keyfolio.authentications").counters().stream()
                        .mapToDouble(counter -> counter.count())
                        .sum());
    }

    @Test
    void countTokensThatNoKindClaims() {
        metrics.refused("unknown");

        assertEquals(1, count("unknown", "refused"));
    }

    private double count(String kind, String outcome) {
        return registry.get("keyfolio.authentications")
                .tags("credential", kind, "outcome", outcome)
                .counter()
                .count();
    }
}
