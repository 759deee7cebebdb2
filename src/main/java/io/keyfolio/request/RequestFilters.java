package io.keyfolio.request;

import io.keyfolio.problem.Dialect;
import io.keyfolio.problem.ProblemResponses;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** What happens to every request before it is routed: it gets an id and a bound on its size. */
@Singleton
class RequestFilters {

    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");
    private static final Pattern ACCEPTABLE_ID = Pattern.compile("[A-Za-z0-9._:/+=-]{1,128}");
    private static final String LOGGED_AS = "requestId";

    private static final int BAD_REQUEST = 400;
    private static final int FIRST = 1000;
    private static final int SECOND = 800;
    private static final int AFTER_FILTERS = -1;

    private final RequestConfig config;

    RequestFilters(RequestConfig config) {
        this.config = config;
    }

    void register(@Observes Filters filters) {
        BodyHandler body =
                BodyHandler.create(false).setBodyLimit(config.maxBodySize().asLongValue());
        filters.register(RequestFilters::identify, FIRST);
        filters.register(apiOnly(reading(body)), SECOND);
    }

    /** What failed before it reached JAX-RS, such as a body that is too large, is worded here. */
    void registerFailures(@Observes Router router) {
        router.route().order(AFTER_FILTERS).failureHandler(RequestFilters::refuse);
        router.errorHandler(BAD_REQUEST, RequestFilters::refuseUnroutable);
    }

    /** A path that cannot be decoded fails before any route is tried. */
    private static void refuseUnroutable(RoutingContext request) {
        ProblemResponses.send(BAD_REQUEST, request);
    }

    private static void refuse(RoutingContext request) {
        if (request.statusCode() >= 400 && request.statusCode() < 500) {
            ProblemResponses.send(request.statusCode(), request);
        } else {
            request.next();
        }
    }

    /** Takes the caller's request id when it is fit for a log line, or makes one. */
    private static void identify(RoutingContext request) {
        String sent = request.request().getHeader(REQUEST_ID);
        String id = sent != null && ACCEPTABLE_ID.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
        MDC.put(LOGGED_AS, id);
        request.response().putHeader(REQUEST_ID, id);
        request.next();
    }

    /** Some clients name a type even when they send nothing: that must not turn an optional body into a 415. */
    private static Handler<RoutingContext> reading(BodyHandler body) {
        return request -> {
            MultiMap headers = request.request().headers();
            String length = headers.get(HttpHeaders.CONTENT_LENGTH);
            boolean empty = "0".equals(length) || (length == null && !headers.contains(HttpHeaders.TRANSFER_ENCODING));
            if (empty) {
                headers.remove(HttpHeaders.CONTENT_TYPE);
                request.next();
            } else {
                body.handle(request);
            }
        };
    }

    private static Handler<RoutingContext> apiOnly(Handler<RoutingContext> handler) {
        return request -> {
            if (Dialect.of(request) == Dialect.NEUTRAL) {
                request.next();
            } else {
                request.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                handler.handle(request);
            }
        };
    }
}
