package io.keyfolio.platform.http.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.http.HttpServerOptions;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/** The readiness of the service for requests. */
class RequestReadinessTest {

    private static final HttpServerStart PLAIN = new HttpServerStart(new HttpServerOptions());
    private static final HttpsServerStart TLS = new HttpsServerStart(new HttpServerOptions());

    @Test
    void plainServerIsEnoughWithoutACertificate() {
        RequestReadiness readiness = with(Map.of());
        Status before = status(readiness);

        readiness.listen(PLAIN);

        assertEquals(Status.DOWN, before);
        assertEquals(Status.UP, status(readiness));
    }

    @Test
    void withACertificateTheTlsServerIsAwaitedToo() {
        RequestReadiness readiness = with(Map.of("quarkus.http.ssl.certificate.files", "tls.crt"));

        readiness.listen(PLAIN);
        Status before = status(readiness);
        readiness.listen(TLS);

        assertEquals(Status.DOWN, before);
        assertEquals(Status.UP, status(readiness));
    }

    @Test
    void tlsServerIsEnoughWhenPlainHttpIsDisabled() {
        RequestReadiness readiness = with(
                Map.of("quarkus.http.ssl.certificate.files", "tls.crt", "quarkus.http.insecure-requests", "disabled"));

        readiness.listen(TLS);

        assertEquals(Status.UP, status(readiness));
    }

    private static RequestReadiness with(Map<String, String> settings) {
        SmallRyeConfig config =
                new SmallRyeConfigBuilder().withDefaultValues(settings).build();
        return new RequestReadiness(new GracefulShutdown(null, null), config);
    }

    private static Status status(RequestReadiness readiness) {
        return readiness.call().getStatus();
    }
}
