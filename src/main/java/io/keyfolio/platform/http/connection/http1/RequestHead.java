package io.keyfolio.platform.http.connection.http1;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;

/** The rules for heads of HTTP/1.1 requests that neither Netty's decoder nor Vert.x holds. */
final class RequestHead {

    private RequestHead() {}

    /**
     * Whether the head leaves open for whom the request is (RFC 9112, section 3.2), or where it ends (section 6.1): there is one
     * {@code Host} at most, and no transfer coding but {@code chunked}, once.
     */
    static boolean isAmbiguous(HttpRequest request) {
        HttpHeaders headers = request.headers();
        return headers.getAll(HttpHeaderNames.HOST).size() > 1
                || !isChunkedAtMost(headers.getAll(HttpHeaderNames.TRANSFER_ENCODING));
    }

    /**
     * Writes fields that are lists as Vert.x looks for them: a member by itself, in a line of its own or as the only one. HTTP/2
     * is spoken by TLS and by prior knowledge; an upgrade to it is obsolete (RFC 9113, section 3.1), and is ignored as any
     * upgrade may be (RFC 9110, section 7.8). HTTP/1.0 knows no {@code 100 Continue}.
     */
    static void simplify(HttpRequest request) {
        HttpHeaders headers = request.headers();
        if (headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true)) {
            headers.add(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        if (headers.containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)) {
            headers.set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET);
        } else {
            headers.remove(HttpHeaderNames.UPGRADE);
        }
        if (HttpVersion.HTTP_1_0.equals(request.protocolVersion())) {
            headers.remove(HttpHeaderNames.EXPECT);
        }
    }

    private static boolean isChunkedAtMost(List<String> codings) {
        return codings.isEmpty()
                || (codings.size() == 1 && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.get(0)));
    }
}
