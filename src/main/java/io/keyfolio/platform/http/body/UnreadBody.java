package io.keyfolio.platform.http.body;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/**
 * The rule for requests that are answered before their body has arrived: the connection is closed (RFC 9112, section 9.3). On
 * an open connection, the rest of the body would be read as the next request.
 */
public final class UnreadBody {

    /**
     * How long the connection stays open, in milliseconds: a client that is still sending the body could not read the answer of
     * a connection that was closed at once.
     */
    private static final long GRACE_MILLIS = 1000;

    private static final long NO_ERROR = 0;

    private static final String WATCHED = UnreadBody.class.getName();

    private UnreadBody() {}

    /** Applies the rule to a request. Must be called before any route answers it. */
    public static void watch(RoutingContext request) {
        if (isAnnounced(request.request()) && request.data().put(WATCHED, true) == null) {
            request.addHeadersEndHandler(head -> closeUnlessRead(request));
        }
    }

    /** Discards the body that has not been read. */
    public static void discard(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.resume();
        }
    }

    /** Discards the body and runs {@code next} once the part that arrived with the head is gone. */
    public static void discard(HttpServerRequest request, Runnable next) {
        discard(request);
        if (isAnnounced(request)) {
            Vertx.currentContext().runOnContext(arrived -> next.run());
        } else {
            next.run();
        }
    }

    private static boolean isAnnounced(HttpServerRequest request) {
        return BodyKind.of(request) != BodyKind.NOTHING;
    }

    private static void closeUnlessRead(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            return;
        }
        if (request.version() == HttpVersion.HTTP_2) {
            context.addEndHandler(answered -> endStream(request));
            return;
        }
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        long timer = context.vertx()
                .setTimer(GRACE_MILLIS, late -> request.connection().close());
        request.endHandler(read -> {
            context.vertx().cancelTimer(timer);
            closeOnceAnswered(context);
        });
        request.resume();
    }

    /** Asks the client to stop sending, with a reset that is no error (RFC 9113, section 8.1). */
    private static void endStream(HttpServerRequest request) {
        if (!request.isEnded()) {
            boolean unused = request.response().reset(NO_ERROR);
        }
    }

    private static void closeOnceAnswered(RoutingContext context) {
        if (context.response().ended()) {
            context.request().connection().close();
        } else {
            context.addEndHandler(answered -> context.request().connection().close());
        }
    }
}
