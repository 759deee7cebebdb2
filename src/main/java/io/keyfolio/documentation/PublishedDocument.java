package io.keyfolio.documentation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Serves the OpenAPI document as it was when the service was built, read when somebody asks. The extension would parse and
 * print it at every start, which was a third of the time that the native executable took; it does so in development.
 */
@Singleton
public class PublishedDocument {

    private static final String FILE = "openapi.yaml";
    private static final String PATHS = "/q/openapi*";
    private static final int BEFORE_THE_EXTENSION = -1;
    private static final String YAML = "application/yaml;charset=UTF-8";
    private static final String JSON = "application/json;charset=UTF-8";

    /** Leaves the extension nothing to prepare; to be called before Quarkus starts. */
    public static void spareTheStart() {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            OpenApiConstants.classLoader = new Nothing();
        }
    }

    void register(@Observes Router router) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            router.route(PATHS).order(BEFORE_THE_EXTENSION).blockingHandler(PublishedDocument::answer);
        }
    }

    private static void answer(RoutingContext request) {
        boolean json = wantsJson(request);
        Buffer document = Buffer.buffer(json ? toJson(read()) : read());
        request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, json ? JSON : YAML)
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(document.length()))
                .end(document);
    }

    /** By extension, parameter or header, as the extension does; YAML unless JSON is named. */
    private static boolean wantsJson(RoutingContext request) {
        String path = request.normalizedPath();
        if (path.contains(".")) {
            return path.endsWith(".json");
        }
        String accepted = request.request().getHeader(HttpHeaders.ACCEPT);
        return (accepted != null && accepted.contains("application/json"))
                || "json".equalsIgnoreCase(request.request().getParam("format"));
    }

    private static byte[] read() {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] toJson(byte[] yaml) {
        try {
            return new ObjectMapper().writeValueAsBytes(new YAMLMapper().readTree(yaml));
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
