package io.keyfolio.platform.http.headers;

import io.keyfolio.platform.config.check.SettingKind;
import io.keyfolio.platform.http.body.UnreadBody;
import io.keyfolio.platform.http.pipeline.HttpPipeline;
import io.keyfolio.platform.problem.Dialect;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/**
 * Allows pages of configured origins to call the account API and the developer API. A page of another origin cannot read the
 * response, which has no CORS headers. Its request is not refused, as Quarkus and Vert.x would do: programs and proxies send
 * {@code Origin} too, and browsers send no credential of this service on their own.
 */
@Singleton
class CorsFilter {

    private static final int ASK_AGAIN_SECONDS = 3600;

    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);
    private static final Set<String> SENT = Set.of("Authorization", "Content-Type", "X-Request-Id");
    private static final Set<String> READ = Set.of(
            "RateLimit",
            "RateLimit-Policy",
            "Retry-After",
            "WWW-Authenticate",
            "X-Password-Advice",
            "X-RateLimit-Limit",
            "X-RateLimit-Remaining",
            "X-Request-Id");

    private final Set<String> origins;
    private final CorsHandler allowing;

    CorsFilter(CorsConfig config) {
        List<String> chosen = config.origins().orElse(List.of());
        chosen.forEach(CorsFilter::requireOrigin);
        this.origins = Set.copyOf(chosen);
        this.allowing = CorsHandler.create()
                .addOrigins(List.copyOf(origins))
                .allowedMethods(METHODS)
                .allowedHeaders(SENT)
                .exposedHeaders(READ)
                .maxAgeSeconds(ASK_AGAIN_SECONDS);
    }

    void register(@Observes Filters filters) {
        if (!origins.isEmpty()) {
            filters.register(this::admit, HttpPipeline.CORS.priority());
        }
    }

    private void admit(RoutingContext request) {
        Dialect dialect = Dialect.of(request);
        if (dialect != Dialect.ACCOUNT && dialect != Dialect.DEVELOPER) {
            request.next();
            return;
        }
        request.addHeadersEndHandler(written -> varyByOrigin(request));
        String origin = request.request().getHeader(HttpHeaders.ORIGIN);
        if (origin == null || !origins.contains(origin)) {
            request.next();
            return;
        }
        if (HttpMethod.OPTIONS.equals(request.request().method())) {
            UnreadBody.discard(request.request());
        }
        allowing.handle(request);
    }

    /**
     * Adds {@code Origin} to {@code Vary}, so that no cache gives the response to another origin. Runs when the head is
     * written, because the CORS handler adds the name never, once or twice.
     */
    private static void varyByOrigin(RoutingContext request) {
        Vary.add(HttpHeaders.ORIGIN, request.response().headers());
    }

    /** Refuses a value that no browser sends as an origin, because it would never match. */
    private static void requireOrigin(String text) {
        SettingKind.ORIGIN.fault(text, "").ifPresent(fault -> {
            throw new ConfigurationException("KEYFOLIO_CORS_ORIGINS: " + text + " " + fault
                    + "; write them as https://app.example.com or http://localhost:3000, separated by commas");
        });
    }
}
