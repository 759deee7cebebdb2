package io.keyfolio.platform.openapi;

import io.keyfolio.platform.http.compression.ResponseCompression;
import io.keyfolio.platform.http.listen.PublicUrlConfig;
import io.keyfolio.platform.http.pipeline.HttpPipeline;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Serves the OpenAPI document that the build wrote, which it reads at each request. Quarkus's extension would parse and print
 * it at every start, a third of the native executable's start time; the extension serves it in development only.
 */
@Singleton
public class OpenApiDocumentRoute {

    private static final String FILE = "openapi.yaml";
    private static final String PATHS = "/q/openapi*";
    private static final String YAML = "application/yaml;charset=UTF-8";
    private static final String JSON = "application/json;charset=UTF-8";

    private final Optional<String> publicUrl;

    OpenApiDocumentRoute(PublicUrlConfig config) {
        this.publicUrl = config.publicUrl();
    }

    /** Hides the document from the extension, so that it prepares nothing. Must be called before Quarkus starts. */
    public static void spareTheStart() {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            OpenApiConstants.classLoader = new Nothing();
        }
    }

    void register(@Observes Router router) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            router.route(PATHS).order(HttpPipeline.BEFORE_EXTENSIONS).blockingHandler(this::answer);
        }
    }

    private void answer(RoutingContext request) {
        boolean json = wantsJson(request);
        byte[] document = read(json);
        HttpServerResponse response = request.response();
        ResponseCompression.vary(response.headers());
        Optional<byte[]> compressed = ResponseCompression.isWanted(request.request())
                ? ResponseCompression.compressNow(document)
                : Optional.empty();
        if (compressed.isPresent()) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.createOptimized("gzip"));
        }
        byte[] body = compressed.orElse(document);
        response.putHeader(HttpHeaders.CONTENT_TYPE, json ? JSON : YAML)
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length))
                .end(Buffer.buffer(body));
    }

    /** Whether to send JSON, by extension, parameter or header, as the extension decides; YAML unless JSON is named. */
    private static boolean wantsJson(RoutingContext request) {
        String path = request.normalizedPath();
        if (path.contains(".")) {
            return path.endsWith(".json");
        }
        String accepted = request.request().getHeader(HttpHeaders.ACCEPT);
        return (accepted != null && accepted.contains("application/json"))
                || "json".equalsIgnoreCase(request.request().getParam("format"));
    }

    private byte[] read(boolean json) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            OpenApiDocument document = new OpenApiDocument(file.readAllBytes(), publicUrl);
            return json ? document.json() : document.yaml();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A class loader that has no resources. */
    private static final class Nothing extends ClassLoader {

        private Nothing() {
            super(null);
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            return null;
        }
    }
}
