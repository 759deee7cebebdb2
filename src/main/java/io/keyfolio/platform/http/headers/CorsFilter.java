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
 * Lets pages of chosen other origins call the two APIs. Any other origin is told nothing, so that its page cannot read the
 * answer; it is not refused as Quarkus and Vert.x would, because programs and proxies send {@code Origin} for reasons of
 * their own, and a credential never comes by itself.
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

    /** No cache may hand it to another origin. At the end, because the handler says so never, once or twice. */
    private static void varyByOrigin(RoutingContext request) {
        Vary.add(HttpHeaders.ORIGIN, request.response().headers());
    }

    /** What a browser would never send would never match; better to say so than to let nobody in. */
    private static void requireOrigin(String text) {
        SettingKind.ORIGIN.fault(text, "").ifPresent(fault -> {
            throw new ConfigurationException("KEYFOLIO_CORS_ORIGINS: " + text + " " + fault
                    + "; write them as https://app.example.com or http://localhost:3000, separated by commas");
        });
    }
}
