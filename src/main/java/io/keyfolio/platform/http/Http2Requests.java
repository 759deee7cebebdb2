package io.keyfolio.platform.http;

import io.keyfolio.platform.http.pipeline.HttpPipeline;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayInputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Adapts HTTP/2 requests to Quarkus REST, which expects to read the body itself; here the body is read before. */
@Singleton
class Http2Requests {

    private static final String WRAPPED = Http2Requests.class.getName();
    private static final byte[] NONE = {};

    void register(@Observes Router router) {
        router.route().order(HttpPipeline.FIRST_ROUTE).handler(request -> wrap(request, router));
    }

    /** Gives JAX-RS the body that was read, because JAX-RS would read it from the request. */
    @ServerRequestFilter(preMatching = true, nonBlocking = true)
    void provideBody(ContainerRequestContext context, RoutingContext request) {
        if (isHttp2(request)) {
            Buffer body = request.body().buffer();
            context.setEntityStream(new ByteArrayInputStream(body == null ? NONE : body.getBytes()));
        }
    }

    /** Restarts routing with the wrapped request: a routing context cannot exchange the request that it began with. */
    private static void wrap(RoutingContext request, Router router) {
        Context context = Vertx.currentContext();
        if (isHttp2(request) && context.getLocal(WRAPPED) == null) {
            context.putLocal(WRAPPED, true);
            router.handle(new Http2Request(request.request()));
        } else {
            request.next();
        }
    }

    private static boolean isHttp2(RoutingContext request) {
        return request.request().version() == HttpVersion.HTTP_2;
    }
}
