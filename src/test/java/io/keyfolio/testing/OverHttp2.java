package io.keyfolio.testing;

import io.restassured.RestAssured;
import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.io.Closeable;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Sends the requests of REST Assured over one HTTP/2 connection with prior knowledge. */
public final class OverHttp2 implements Filter, Closeable {

    private static final int PATIENCE_SECONDS = 20;
    private static final Set<String> OF_HTTP1 = Set.of("connection", "host", "transfer-encoding", "content-length");

    private final Vertx vertx = Vertx.vertx();
    private final boolean announcesLength;
    private final HttpClient client = vertx.createHttpClient(new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_2)
            .setHttp2ClearTextUpgrade(false)
            .setHttp2MaxPoolSize(1));

    /** Creates a filter whose bodies announce their length, or do not. */
    public OverHttp2(boolean announcesLength) {
        this.announcesLength = announcesLength;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification wanted, FilterContext context) {
        URI target = URI.create(request.getURI());
        RequestOptions options = new RequestOptions()
                .setHost("localhost")
                .setPort(RestAssured.port)
                .setMethod(HttpMethod.valueOf(request.getMethod()))
                .setURI(target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery()));
        Future<Response> answer = client.request(options).compose(open -> send(request, open));
        try {
            return answer.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(request.getMethod() + " " + target, e);
        }
    }

    private Future<Response> send(FilterableRequestSpecification request, HttpClientRequest open) {
        for (Header header : request.getHeaders()) {
            if (!OF_HTTP1.contains(header.getName().toLowerCase(Locale.ROOT))) {
                open.headers().add(header.getName(), header.getValue());
            }
        }
        Future<Response> answered = open.response().compose(OverHttp2::response);
        Future<Void> sent = send(body(request), open);
        return sent.otherwiseEmpty() // a service that refuses early may stop reading, but its response counts
                .compose(ended -> answered);
    }

    private Future<Void> send(Buffer body, HttpClientRequest open) {
        if (body == null) {
            return open.end();
        } else if (announcesLength) {
            return open.end(body);
        }
        open.setChunked(true);
        return open.write(body).compose(written -> open.end());
    }

    private static Future<Response> response(HttpClientResponse answer) {
        List<Header> headers = answer.headers().entries().stream()
                .map(field -> new Header(field.getKey(), field.getValue()))
                .toList();
        return answer.body().map(content -> new ResponseBuilder()
                .setStatusCode(answer.statusCode())
                .setHeaders(new Headers(headers))
                .setBody(content.getBytes())
                .build());
    }

    private static Buffer body(FilterableRequestSpecification request) {
        Object body = request.getFormParams().isEmpty() ? request.getBody() : form(request.getFormParams());
        if (body == null) {
            return null;
        }
        return body instanceof byte[] bytes
                ? Buffer.buffer(bytes)
                : Buffer.buffer(body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String form(Map<String, ?> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue().toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
