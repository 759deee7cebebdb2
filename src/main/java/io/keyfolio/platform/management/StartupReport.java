package io.keyfolio.platform.management;

import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Logs the addresses of the service and the place of its data once it listens. */
@Singleton
class StartupReport {

    private static final Logger LOG = Logger.getLogger(StartupReport.class);

    private final HttpServer server;
    private final boolean embedded;
    private final Optional<Path> dataDirectory;
    private final String databaseHost;
    private final int databasePort;
    private final ManagementConfig management;

    StartupReport(
            HttpServer server,
            @ConfigProperty(name = "io.keyfolio.embedded", defaultValue = "false") boolean embedded,
            @ConfigProperty(name = "keyfolio.data-dir") Optional<Path> dataDirectory,
            @ConfigProperty(name = "keyfolio.db.host") String databaseHost,
            @ConfigProperty(name = "keyfolio.db.port") int databasePort,
            ManagementConfig management) {
        this.server = server;
        this.embedded = embedded;
        this.dataDirectory = dataDirectory;
        this.databaseHost = databaseHost;
        this.databasePort = databasePort;
        this.management = management;
    }

    void report(@ObservesAsync HttpServerStart started) {
        String base = "http://localhost:" + port(started);
        LOG.infof("Data: %s", data());
        LOG.infof("APIs: %s/api and %s/v1", base, base);
        LOG.infof("OpenAPI: %s/q/openapi  health and metrics: %s/q/health, /q/metrics", base, management());
    }

    private String data() {
        return embedded
                ? dataDirectory.orElseThrow() + " (embedded PostgreSQL, generated secrets)"
                : "PostgreSQL at " + (databaseHost.contains(":") ? "[" + databaseHost + "]" : databaseHost) + ":"
                        + databasePort;
    }

    private String management() {
        int actual = server.getManagementPort();
        return "http://" + management.host() + ":" + (actual > 0 ? actual : management.port());
    }

    /** The public port. Quarkus may not have registered it yet; a random port then shows as 0. */
    private int port(HttpServerStart started) {
        return server.getPort() > 0 ? server.getPort() : started.options().getPort();
    }
}
