package io.keyfolio.platform.http.connection.http1;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;

/** A request in place of one whose head cannot be read, as Netty's decoder makes it. */
final class InvalidRequestHead {

    private InvalidRequestHead() {}

    static HttpRequest tooManyFields() {
        HttpRequest request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_0, HttpMethod.GET, "/bad-request", Unpooled.EMPTY_BUFFER);
        request.setDecoderResult(DecoderResult.failure(new TooLongHttpHeaderException("too many header fields")));
        return request;
    }
}
