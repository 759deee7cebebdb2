package io.keyfolio.platform.tls;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.vertx.http.runtime.VertxHttpBuildTimeConfig;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.management.ManagementConfig;
import io.quarkus.vertx.http.runtime.management.ManagementInterfaceBuildTimeConfig;
import io.quarkus.vertx.http.runtime.options.HttpServerOptionsUtils;
import io.vertx.core.net.SSLOptions;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads the TLS options of a server from its settings and files, as Quarkus does when it starts the server. */
@Singleton
class TlsServerOptions {

    private static final String MANAGEMENT = "management interface";
    private static final List<String> NO_PROTOCOLS = List.of();

    private final VertxHttpBuildTimeConfig built;
    private final VertxHttpConfig http;
    private final ManagementInterfaceBuildTimeConfig managementBuilt;
    private final ManagementConfig management;
    private final TlsConfigurationRegistry registry;

    TlsServerOptions(
            VertxHttpBuildTimeConfig built,
            VertxHttpConfig http,
            ManagementInterfaceBuildTimeConfig managementBuilt,
            ManagementConfig management,
            TlsConfigurationRegistry registry) {
        this.built = built;
        this.http = http;
        this.managementBuilt = managementBuilt;
        this.management = management;
        this.registry = registry;
    }

    /** Reads the options of a server; blocks while it reads files. */
    SSLOptions of(String server) throws IOException {
        return MANAGEMENT.equals(server) ? ofManagement() : ofHttp();
    }

    private SSLOptions ofHttp() throws IOException {
        reload(http.tlsConfigurationName());
        return HttpServerOptionsUtils.createSslOptions(built, http, LaunchMode.current(), NO_PROTOCOLS, registry)
                .getSslOptions();
    }

    private SSLOptions ofManagement() throws IOException {
        reload(management.tlsConfigurationName());
        return HttpServerOptionsUtils.createSslOptionsForManagementInterface(
                        managementBuilt, management, LaunchMode.current(), NO_PROTOCOLS, registry)
                .getSslOptions();
    }

    /** Reads the files of a TLS registry configuration again, because it keeps them in memory. The default one may have none. */
    private void reload(Optional<String> name) {
        name.flatMap(registry::get).or(registry::getDefault).ifPresent(TlsConfiguration::reload);
    }
}
