package io.keyfolio.platform.http.connection.http1;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;

/** The rules for heads of HTTP/1.1 requests that neither Netty's decoder nor Vert.x enforces. */
final class RequestHead {

    private RequestHead() {}

    /**
     * Whether the head is ambiguous about its host (RFC 9112, section 3.2) or its length (section 6.1): more than one
     * {@code Host}, or a transfer coding other than a single {@code chunked}.
     */
    static boolean isAmbiguous(HttpRequest request) {
        HttpHeaders headers = request.headers();
        return headers.getAll(HttpHeaderNames.HOST).size() > 1
                || !isChunkedAtMost(headers.getAll(HttpHeaderNames.TRANSFER_ENCODING));
    }

    /**
     * Rewrites list fields for Vert.x, which looks for a single member on a line of its own. Removes upgrades to HTTP/2, which
     * are obsolete (RFC 9113, section 3.1): a server may ignore an upgrade (RFC 9110, section 7.8), and clients use TLS or
     * prior knowledge. Removes {@code Expect} from HTTP/1.0, which has no {@code 100 Continue}.
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
