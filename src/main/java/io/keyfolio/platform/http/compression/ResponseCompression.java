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
 * Compresses answers that clients accept as gzip. Few are compressed at once, and none waits for that: more of them are sent
 * as they are, so that no answer is held where its memory is not accounted for.
 *
 * <p>Vert.x has a handler for connections that compresses answers. It would compress all that are not marked otherwise, on
 * event loops and whatever their length, and it would be a step on the way of every verification.
 */
@Singleton
public class ResponseCompression {

    private static final int LONGEST_AS_IT_IS = 1024;

    /** Takes an event loop less than half a millisecond. */
    private static final int LONGEST_ON_EVENT_LOOP = 16 * 1024;

    private static final int MOST_AT_ONCE = 2;

    private final AtomicInteger running = new AtomicInteger();

    /** Says that the answer depends on what the client accepts. */
    public static void vary(MultiMap headers) {
        Vary.add(HttpHeaders.ACCEPT_ENCODING, headers);
    }

    /** Whether the client wants its answer compressed; there is nothing to compress for HEAD. */
    public static boolean isWanted(HttpServerRequest request) {
        return !HttpMethod.HEAD.equals(request.method())
                && request.headers().contains(HttpHeaders.ACCEPT_ENCODING)
                && hasSocket(request)
                && new AcceptedCodings(request.headers().getAll(HttpHeaders.ACCEPT_ENCODING)).preferGzip();
    }

    /** Compresses a body on the caller's thread; emits nothing for one that is better sent as it is. */
    public static Optional<byte[]> compressNow(byte[] body) {
        if (body.length <= LONGEST_AS_IT_IS) {
            return Optional.empty();
        }
        byte[] compressed = Gzip.compress(body);
        return compressed.length < body.length ? Optional.of(compressed) : Optional.empty();
    }

    /** As {@link #compressNow}, for event loops: a long body is compressed by a worker, if one may begin at once. */
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

    /** AWS Lambda takes JSON for text: an event with compressed JSON in it would be spoilt. */
    private static boolean hasSocket(HttpServerRequest request) {
        return request.connection() instanceof ConnectionBase connection
                && connection.channel().remoteAddress() instanceof InetSocketAddress;
    }
}
