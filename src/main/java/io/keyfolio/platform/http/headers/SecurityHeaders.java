package io.keyfolio.platform.http.headers;

import io.keyfolio.platform.http.address.ClientTransport;
import io.keyfolio.platform.http.pipeline.HttpPipeline;
import io.keyfolio.platform.problem.Dialect;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.ManagementInterface;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sets the security headers of every response. Quarkus could set them one by one; this filter is a single step, which every
 * verification passes.
 */
@Singleton
class SecurityHeaders {

    private static final String VERIFICATION = "/v1/auth/verify";
    private static final String SWAGGER_UI = "/q/swagger-ui";
    private static final String OF_QUARKUS = "/q/";

    /** The prefix of public documents, which set their own {@code Cache-Control}. */
    private static final String PUBLIC = "/.well-known/";

    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NO_SNIFFING = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence REFERRER_POLICY = HttpHeaders.createOptimized("Referrer-Policy");
    private static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");
    private static final CharSequence FRAME_OPTIONS = HttpHeaders.createOptimized("X-Frame-Options");
    private static final CharSequence NO_FRAME = HttpHeaders.createOptimized("DENY");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence STRICT_TRANSPORT = HttpHeaders.createOptimized("Strict-Transport-Security");
    private static final CharSequence CONTENT_POLICY = HttpHeaders.createOptimized("Content-Security-Policy");

    private static final String NOWHERE = "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** The policy of data, which forbids everything: opened as a page, data does nothing. */
    private static final CharSequence OF_DATA = HttpHeaders.createOptimized("default-src 'none'" + NOWHERE);

    /** The policy of Swagger UI: resources of this service, the two scripts in its page, and the styles that its scripts set. */
    private static final CharSequence OF_PAGES = HttpHeaders.createOptimized("default-src 'none'; connect-src 'self';"
            + " img-src 'self' data:; script-src 'self'"
            + " 'sha256-Bc4MCmo3eDPvU16BhBcWMZUgDqc1e/UzzwdDbpYruPU='"
            + " 'sha256-LlNqn9Qz14ld3kztnIVHJsnbYmtwb7cVu3O11AphtN4=';"
            + " style-src 'self' 'unsafe-inline'" + NOWHERE);

    private final ClientTransport clientTransport;
    private final CharSequence strictTransport;
    private final boolean hasPages;
    private final boolean developing = LaunchMode.current().isDev();

    SecurityHeaders(
            ClientTransport clientTransport,
            HstsConfig config,
            @ConfigProperty(name = "quarkus.swagger-ui.enabled") boolean hasPages) {
        this.clientTransport = clientTransport;
        this.hasPages = hasPages;
        this.strictTransport =
                HttpHeaders.createOptimized("max-age=" + config.maxAge().toSeconds());
    }

    void register(@Observes Filters filters) {
        filters.register(this::protect, HttpPipeline.SECURITY_HEADERS.priority());
    }

    void register(@Observes ManagementInterface management) {
        management.router().route().order(HttpPipeline.FIRST_ROUTE).handler(this::protect);
    }

    private void protect(RoutingContext request) {
        MultiMap headers = request.response().headers();
        headers.set(CONTENT_TYPE_OPTIONS, NO_SNIFFING);
        headers.set(REFERRER_POLICY, NO_REFERRER);
        if (!isForGateway(request) && clientTransport.isSecure(request.request())) {
            headers.set(STRICT_TRANSPORT, strictTransport);
        }
        boolean isPage = hasPages && isUnder(SWAGGER_UI, request);
        if (!isPage && !isUnder(PUBLIC, request)) {
            headers.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
        }
        headers.set(CONTENT_POLICY, isPage ? OF_PAGES : OF_DATA);
        headers.set(FRAME_OPTIONS, NO_FRAME);
        if (developing && isUnder(OF_QUARKUS, request)) {
            headers.remove(FRAME_OPTIONS).remove(CONTENT_POLICY); // Dev UI frames pages and runs scripts of many kinds
        }
        request.next();
    }

    /** Whether the response is for a gateway, which forwards refusals: the header would then bind the gateway's host. */
    private static boolean isForGateway(RoutingContext request) {
        String path = request.request().path();
        return path != null && path.startsWith(VERIFICATION);
    }

    /**
     * Whether the path is under a prefix. The dialect is that of the resolved path, so a path that only looks like a page gets
     * the stricter headers.
     */
    private static boolean isUnder(String prefix, RoutingContext request) {
        String path = request.request().path();
        return path != null && path.startsWith(prefix) && Dialect.of(request) == Dialect.NEUTRAL;
    }
}
