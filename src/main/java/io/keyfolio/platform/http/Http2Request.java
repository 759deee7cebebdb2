package io.keyfolio.platform.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;

/**
 * An HTTP/2 request that can be paused and resumed after its end, as an HTTP/1.1 request can. Quarkus REST does so with a
 * request whose body was read before, and without this wrapper answers 500.
 */
final class Http2Request extends HttpServerRequestWrapper {

    Http2Request(HttpServerRequest request) {
        super((HttpServerRequestInternal) request);
    }

    @Override
    public HttpServerRequest pause() {
        return isEnded() ? this : super.pause();
    }

    @Override
    public HttpServerRequest resume() {
        return isEnded() ? this : super.resume();
    }

    @Override
    public HttpServerRequest fetch(long amount) {
        return isEnded() ? this : super.fetch(amount);
    }

    @Override
    public HttpServerRequest handler(Handler<Buffer> handler) {
        return isEnded() ? this : super.handler(handler);
    }

    @Override
    public HttpServerRequest endHandler(Handler<Void> handler) {
        return isEnded() ? this : super.endHandler(handler);
    }
}
