package io.keyfolio.platform.management;

import io.keyfolio.platform.database.address.DatabaseConfig;
import io.keyfolio.platform.database.address.DatabaseHost;
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
    private final DatabaseConfig database;
    private final ManagementConfig management;

    StartupReport(
            HttpServer server,
            @ConfigProperty(name = "io.keyfolio.embedded", defaultValue = "false") boolean embedded,
            @ConfigProperty(name = "keyfolio.data-dir") Optional<Path> dataDirectory,
            DatabaseConfig database,
            ManagementConfig management) {
        this.server = server;
        this.embedded = embedded;
        this.dataDirectory = dataDirectory;
        this.database = database;
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
                : "PostgreSQL at " + DatabaseHost.text(database.servers());
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
