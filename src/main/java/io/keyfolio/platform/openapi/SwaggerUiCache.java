package io.keyfolio.platform.openapi;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The Vert.x cache directory, into which the pages of Swagger UI are unpacked: a new one, open to its owner only.
 *
 * <p>Without Swagger UI the service has none. The default of Quarkus is a directory of a known name below that of temporary
 * files, writable by everybody: another user of the machine could make it first, and exchange the pages.
 */
@Singleton
class SwaggerUiCache implements VertxOptionsCustomizer {

    private static final String NAME = "keyfolio-pages";

    private final boolean hasPages;

    SwaggerUiCache(@ConfigProperty(name = "quarkus.swagger-ui.enabled") boolean hasPages) {
        this.hasPages = hasPages;
    }

    /** Vert.x adds a random UUID to the name, makes the directory with mode 0700, and deletes it when it is closed. */
    @Override
    public void accept(VertxOptions options) {
        if (hasPages) {
            options.getFileSystemOptions()
                    .setClassPathResolvingEnabled(true)
                    .setFileCachingEnabled(true)
                    .setFileCacheDir(
                            Path.of(System.getProperty("java.io.tmpdir"), NAME).toString())
                    .setFileCacheDirAsExactPath(false);
        }
    }
}
