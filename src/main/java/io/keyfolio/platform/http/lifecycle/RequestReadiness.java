package io.keyfolio.platform.http.lifecycle;

import io.keyfolio.platform.http.listen.ListenAddresses;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A readiness check that is up while all public ports listen and the service does not stop. */
@Readiness
@Singleton
class RequestReadiness implements HealthCheck {

    private static final String NAME = "requests";

    private final GracefulShutdown gracefulShutdown;
    private volatile boolean plainMissing;
    private volatile boolean tlsMissing;

    RequestReadiness(GracefulShutdown gracefulShutdown, Config config) {
        this.gracefulShutdown = gracefulShutdown;
        ListenAddresses.Servers servers = ListenAddresses.servers(config.unwrap(SmallRyeConfig.class));
        this.plainMissing = servers.plain();
        this.tlsMissing = servers.tls();
    }

    void listen(@ObservesAsync HttpServerStart started) {
        plainMissing = false;
    }

    void listen(@ObservesAsync HttpsServerStart started) {
        tlsMissing = false;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named(NAME)
                .status(!plainMissing && !tlsMissing && !gracefulShutdown.isStopping())
                .build();
    }
}
