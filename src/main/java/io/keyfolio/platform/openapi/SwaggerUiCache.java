package io.keyfolio.platform.openapi;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The Vert.x cache directory, into which the pages of Swagger UI are unpacked: new at each start, and open to its owner only.
 *
 * <p>Without Swagger UI the service has no such directory. Quarkus's default has a fixed name in the directory for temporary
 * files, where every user can write: another user could create it first, and replace the pages.
 */
@Singleton
class SwaggerUiCache implements VertxOptionsCustomizer {

    private static final String NAME = "keyfolio-pages";

    private final boolean hasPages;

    SwaggerUiCache(@ConfigProperty(name = "quarkus.swagger-ui.enabled") boolean hasPages) {
        this.hasPages = hasPages;
    }

    /**
     * Configures the directory. Vert.x adds a random UUID to its name, creates it with mode 0700 and deletes it when it closes.
     */
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
