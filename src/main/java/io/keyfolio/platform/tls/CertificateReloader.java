package io.keyfolio.platform.tls;

import io.quarkus.vertx.http.runtime.HttpCertificateUpdateEventListener;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reloads the certificates of the public port and the management port when their files change. Quarkus's own reload would serve
 * a certificate whose key has not been replaced yet. Quarkus registers each TLS server with this bean.
 */
@Alternative
@Priority(1)
@Singleton
class CertificateReloader extends HttpCertificateUpdateEventListener {

    private final Vertx vertx;
    private final TlsConfig config;
    private final TlsServerOptions options;
    private final Map<String, ServedCertificate> served = new ConcurrentHashMap<>();
    private final Map<String, Long> timers = new ConcurrentHashMap<>();

    CertificateReloader(Vertx vertx, TlsConfig config, TlsServerOptions options) {
        this.vertx = vertx;
        this.config = config;
        this.options = options;
    }

    /** Registers a server. Quarkus calls this for each event loop; one update serves all of them. */
    @Override
    public void register(HttpServer server, String tlsConfigurationName, String id) {
        super.register(server, tlsConfigurationName, id);
        ServedCertificate certificate = new ServedCertificate(id, server, () -> options.of(id), vertx);
        if (served.putIfAbsent(id, certificate) == null) {
            vertx.executeBlocking(certificate::noteFirst)
                    .onComplete(noted -> timers.put(id, reloadPeriodically(certificate)));
        }
    }

    private long reloadPeriodically(ServedCertificate certificate) {
        return vertx.setPeriodic(config.reloadPeriod().toMillis(), tick -> vertx.executeBlocking(certificate::reload));
    }

    @PreDestroy
    void stop() {
        timers.values().forEach(vertx::cancelTimer);
    }
}
