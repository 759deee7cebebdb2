package io.keyfolio.request;

import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A readiness check that is up while the public port takes requests: it listens, and the service does not stop. */
@Readiness
@Singleton
class RequestReadiness implements HealthCheck {

    private static final String NAME = "requests";

    private final Draining draining;
    private volatile boolean listening;

    RequestReadiness(Draining draining) {
        this.draining = draining;
    }

    void listen(@ObservesAsync HttpServerStart started) {
        listening = true;
    }

    void listen(@ObservesAsync HttpsServerStart started) {
        listening = true;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named(NAME)
                .status(listening && !draining.isStopping())
                .build();
    }
}
