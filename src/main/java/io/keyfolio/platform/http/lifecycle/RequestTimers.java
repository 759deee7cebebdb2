package io.keyfolio.platform.http.lifecycle;

import io.keyfolio.platform.http.routing.RouteTemplate;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.http.Outcome;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The timers {@code http.server.requests}. Their labels are known methods, route templates and the statuses of the service, so
 * that no client can add a label. The timers of Quarkus use methods and paths as clients send them.
 */
@Singleton
class RequestTimers {

    /** The status of a request whose connection or stream was closed before the answer. */
    static final int RESET = 0;

    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);
    private static final String OTHER = "OTHER";

    /** The paths that are not measured: probes and documentation are not requests of clients. */
    private static final Set<String> UNMEASURED = Set.of("/livez", "/readyz", "/q");

    private static final String OF_QUARKUS = "/q/";
    private static final int REDIRECTIONS = 3;
    private static final int HUNDRED = 100;
    private static final int NOT_FOUND = 404;

    private final MeterRegistry metrics;
    private final Map<Labels, Timer> timers = new ConcurrentHashMap<>();

    RequestTimers(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void record(RoutingContext request, int status, long nanos) {
        String template = template(RouteTemplate.of(request));
        if (isMeasured(request.request().path(), template)) {
            HttpMethod method = request.request().method();
            String known = METHODS.contains(method) ? method.name() : OTHER;
            Labels labels = new Labels(known, uri(template, status), status);
            timers.computeIfAbsent(labels, this::register).record(nanos, TimeUnit.NANOSECONDS);
        }
    }

    /** Whether the request is measured. The template decides first, because a path has several spellings. */
    private static boolean isMeasured(String path, String template) {
        if (template != null && UNMEASURED.contains(template)) {
            return false;
        }
        return path == null || !(UNMEASURED.contains(path) || path.startsWith(OF_QUARKUS));
    }

    private Timer register(Labels labels) {
        Outcome outcome = labels.status == RESET ? Outcome.CLIENT_ERROR : Outcome.forStatus(labels.status);
        return Timer.builder("http.server.requests")
                .description("HTTP server request processing time")
                .tag("method", labels.method)
                .tag("uri", labels.uri)
                .tag("status", labels.status == RESET ? "RESET" : Integer.toString(labels.status))
                .tag("outcome", outcome.name())
                .register(metrics);
    }

    private static String uri(String template, int status) {
        if (template != null) {
            return template;
        }
        if (status == NOT_FOUND) {
            return "NOT_FOUND";
        }
        return status / HUNDRED == REDIRECTIONS ? "REDIRECTION" : "UNKNOWN";
    }

    /** The template of Quarkus, without a slash at the end or two at the start; null for none. */
    private static String template(String written) {
        if (written == null) {
            return null;
        }
        String template = written.startsWith("//") ? written.substring(1) : written;
        if (template.length() < 2) {
            return "root";
        }
        return template.endsWith("/") ? template.substring(0, template.length() - 1) : template;
    }

    private record Labels(String method, String uri, int status) {}
}
