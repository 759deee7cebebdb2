package io.keyfolio.platform.http.compression;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/** Compresses the responses of routes that are {@link Compressible}, for clients that accept gzip. */
@Provider
@Compressible
public class CompressionFilter implements ContainerResponseFilter {

    private final ResponseCompression compression;
    private final ObjectMapper mapper;
    private final RoutingContext routing;

    CompressionFilter(ResponseCompression compression, ObjectMapper mapper, RoutingContext routing) {
        this.compression = compression;
        this.mapper = mapper;
        this.routing = routing;
    }

    /** Compresses successful responses only: refusals are short, and repeat what the client sent. */
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        if (response.getStatus() != Response.Status.OK.getStatusCode() || !response.hasEntity()) {
            return;
        }
        ResponseCompression.vary(routing.response().headers());
        if (ResponseCompression.isWanted(routing.request())) {
            byte[] body = mapper.writeValueAsBytes(response.getEntity());
            compress(body, response, (ResteasyReactiveContainerRequestContext) request);
        }
    }

    private void compress(
            byte[] body, ContainerResponseContext response, ResteasyReactiveContainerRequestContext request) {
        request.suspend();
        compression
                .compress(body, routing.vertx())
                .onSuccess(compressed -> {
                    replace(compressed, body, response);
                    request.resume();
                })
                .onFailure(request::resume);
    }

    private static void replace(Optional<byte[]> compressed, byte[] body, ContainerResponseContext response) {
        response.setEntity(compressed.orElse(body));
        if (compressed.isPresent()) {
            response.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING.toString(), "gzip");
        }
    }
}
