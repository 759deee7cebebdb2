package io.keyfolio.platform.http;

import io.keyfolio.platform.http.body.BodyBudget;
import io.keyfolio.platform.http.body.BodyKind;
import io.keyfolio.platform.http.body.BodyTimeout;
import io.keyfolio.platform.http.body.EncodedBodies;
import io.keyfolio.platform.http.body.SignInBodyLimit;
import io.keyfolio.platform.http.body.UnreadBody;
import io.keyfolio.platform.http.config.RequestConfig;
import io.keyfolio.platform.http.lifecycle.RequestId;
import io.keyfolio.platform.http.pipeline.HttpPipeline;
import io.keyfolio.platform.problem.Dialect;
import io.keyfolio.platform.problem.DomainException.Overloaded;
import io.keyfolio.platform.problem.ProblemResponses;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** The filters that give every request an id and read its body within the bounds of size, time and memory. */
@Singleton
class RequestFilters {

    private static final Pattern ACCEPTABLE_ID = Pattern.compile("[A-Za-z0-9._:/+=-]{1,128}");
    private static final String LOGGED_AS = "requestId";

    /** The version bits of a random UUID (RFC 9562, section 5.4). */
    private static final long VERSION_4 = 0x4000L;

    private static final long NOT_VERSION = ~0xF000L;
    private static final long VARIANT = 1L << 63;
    private static final long NOT_VARIANT = ~(3L << 62);

    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    private final RequestConfig config;
    private final BodyTimeout patience;
    private final BodyBudget budget;

    RequestFilters(RequestConfig config, BodyTimeout patience, BodyBudget budget) {
        this.config = config;
        this.patience = patience;
        this.budget = budget;
    }

    void register(@Observes Filters filters) {
        long limit = config.maxBodySize().asLongValue();
        BodyHandler body = BodyHandler.create(false).setBodyLimit(limit);
        BodyHandler signIn = BodyHandler.create(false).setBodyLimit(Math.min(limit, SignInBodyLimit.LONGEST));
        filters.register(RequestFilters::watchBody, HttpPipeline.UNREAD_BODY.priority());
        filters.register(RequestFilters::identify, HttpPipeline.REQUEST_ID.priority());
        filters.register(RequestFilters::ignoreBodyOutsideApis, HttpPipeline.FOREIGN_BODY.priority());
        filters.register(
                apiOnly(reading(request -> (SignInBodyLimit.isSentBy(request) ? signIn : body).handle(request))),
                HttpPipeline.BODY.priority());
        filters.register(apiOnly(RequestFilters::noteReadBody), HttpPipeline.BODY_READ.priority());
    }

    /** Answers requests that fail before they reach JAX-RS, for example because the body is too large. */
    void registerFailures(@Observes Router router) {
        router.route().order(HttpPipeline.BEFORE_EXTENSIONS).failureHandler(RequestFilters::refuse);
    }

    /** Answers 400 to a request that fails before all of it has arrived: the sender made a mistake or closed the connection. */
    private static void refuse(RoutingContext request) {
        if (request.response().headWritten() || request.failure() instanceof StreamResetException) {
            return; // over HTTP/2 a client resets a request to cancel it
        }
        boolean refused = request.statusCode() >= BAD_REQUEST && request.statusCode() < SERVER_ERROR;
        if (refused || !request.request().isEnded()) {
            UnreadBody.watch(request); // a target without a slash fails before the filters run
            UnreadBody.discard(request.request());
            ProblemResponses.send(refused ? request.statusCode() : BAD_REQUEST, request);
        } else {
            request.next();
        }
    }

    private static void watchBody(RoutingContext request) {
        UnreadBody.watch(request);
        request.next();
    }

    /** Uses the request id that the client sent if it is safe in a log line, or makes one. */
    private static void identify(RoutingContext request) {
        String sent = request.request().getHeader(RequestId.HEADER);
        String id = sent != null && ACCEPTABLE_ID.matcher(sent).matches() ? sent : newId();
        MDC.put(LOGGED_AS, id);
        request.response().putHeader(RequestId.HEADER, id);
        request.next();
    }

    /**
     * Makes a random id without {@code SecureRandom}, which would cost more than all other filters: no security depends on the
     * id.
     */
    private static String newId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() & NOT_VERSION) | VERSION_4;
        long low = (random.nextLong() & NOT_VARIANT) | VARIANT;
        return new UUID(high, low).toString();
    }

    /** Discards bodies outside {@code /api}, {@code /v1} and {@code /oauth2}: no other route takes a body. */
    private static void ignoreBodyOutsideApis(RoutingContext request) {
        if (Dialect.of(request) == Dialect.NEUTRAL && BodyKind.of(request.request()) != BodyKind.NOTHING) {
            UnreadBody.discard(request.request());
        }
        request.next();
    }

    private Handler<RoutingContext> reading(Handler<RoutingContext> body) {
        return request -> {
            BodyKind kind = kind(request);
            if (kind != BodyKind.NOTHING && EncodedBodies.refuse(request)) {
                return;
            }
            switch (kind) {
                case NOTHING -> {
                    request.request().headers().remove(HttpHeaders.CONTENT_TYPE);
                    request.next();
                }
                case FORM -> {
                    UnreadBody.discard(request.request());
                    request.next();
                }
                case DATA -> read(request, body);
            }
        };
    }

    private void read(RoutingContext request, Handler<RoutingContext> body) {
        if (budget.reserve(request)) {
            patience.watch(request);
            body.handle(request);
        } else {
            UnreadBody.discard(request.request());
            ProblemResponses.sendFailure(new Overloaded(), request);
        }
    }

    /**
     * The kind of the body. A URL-encoded form that is posted below {@code /oauth2} counts as data: introspection, the only
     * route that takes a form, reads it there. Vert.x fails on a form of any other method.
     */
    private static BodyKind kind(RoutingContext request) {
        BodyKind kind = BodyKind.of(request.request());
        boolean wanted = kind == BodyKind.FORM
                && HttpMethod.POST.equals(request.request().method())
                && Dialect.of(request) == Dialect.OAUTH
                && BodyKind.isUrlEncoded(request.request());
        return wanted ? BodyKind.DATA : kind;
    }

    /**
     * Sets an empty body after an empty chunked one, because the body handler sets none and JAX-RS would wait for it. Removes
     * {@code Expect}, because the body handler has sent {@code 100 Continue} and JAX-RS would send it again.
     */
    private static void noteReadBody(RoutingContext request) {
        request.request().headers().remove(HttpHeaders.EXPECT);
        if (request.request().isEnded() && request.body().buffer() == null) {
            ((RoutingContextInternal) request).setBody(Buffer.buffer());
        }
        request.next();
    }

    private static Handler<RoutingContext> apiOnly(Handler<RoutingContext> handler) {
        return request -> {
            if (Dialect.of(request) == Dialect.NEUTRAL) {
                request.next();
            } else {
                handler.handle(request);
            }
        };
    }
}
