package io.keyfolio.platform.http.compression;

import io.keyfolio.platform.http.headers.Vary;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Compresses responses for clients that accept gzip. Few long responses are compressed at once, and the others are sent
 * uncompressed instead of waiting: a waiting response would hold memory that no budget accounts for.
 *
 * <p>The handler of Vert.x would compress all responses that are not marked otherwise, on event loops, whatever their length.
 * It would also be a step of every verification.
 */
@Singleton
public class ResponseCompression {

    private static final int LONGEST_AS_IT_IS = 1024;

    /** The longest body, in bytes, that an event loop compresses: less than half a millisecond. */
    private static final int LONGEST_ON_EVENT_LOOP = 16 * 1024;

    private static final int MOST_AT_ONCE = 2;

    private final AtomicInteger running = new AtomicInteger();

    /** Adds {@code Accept-Encoding} to the {@code Vary} header. */
    public static void vary(MultiMap headers) {
        Vary.add(HttpHeaders.ACCEPT_ENCODING, headers);
    }

    /** Whether to compress the response: the client prefers gzip, and the response to its method has a body. */
    public static boolean isWanted(HttpServerRequest request) {
        return !HttpMethod.HEAD.equals(request.method())
                && request.headers().contains(HttpHeaders.ACCEPT_ENCODING)
                && hasSocket(request)
                && new AcceptedCodings(request.headers().getAll(HttpHeaders.ACCEPT_ENCODING)).preferGzip();
    }

    /** Compresses a body on the caller's thread; empty when the body is short or does not become shorter. */
    public static Optional<byte[]> compressNow(byte[] body) {
        if (body.length <= LONGEST_AS_IT_IS) {
            return Optional.empty();
        }
        byte[] compressed = Gzip.compress(body);
        return compressed.length < body.length ? Optional.of(compressed) : Optional.empty();
    }

    /** As {@link #compressNow}, for event loops: a worker compresses a long body. Empty when too many are being compressed. */
    Future<Optional<byte[]>> compress(byte[] body, Vertx vertx) {
        if (body.length <= LONGEST_ON_EVENT_LOOP) {
            return Future.succeededFuture(compressNow(body));
        }
        if (running.incrementAndGet() > MOST_AT_ONCE) {
            running.decrementAndGet();
            return Future.succeededFuture(Optional.empty());
        }
        return vertx.executeBlocking(() -> compressNow(body), false).onComplete(done -> running.decrementAndGet());
    }

    /**
     * Whether the request came over a socket. On AWS Lambda it did not: Lambda treats JSON as text, which compression would
     * corrupt.
     */
    private static boolean hasSocket(HttpServerRequest request) {
        return request.connection() instanceof ConnectionBase connection
                && connection.channel().remoteAddress() instanceof InetSocketAddress;
    }
}
