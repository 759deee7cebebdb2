package io.keyfolio.platform.http.body;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/**
 * The rule for requests that are answered before their body has arrived: the connection is closed (RFC 9112, section 9.3).
 * Kept open, it would take the next request on it for that body.
 */
public final class UnreadBody {

    /** A sender that is still busy with the body would not see the answer if the connection were closed at once. */
    private static final long GRACE_MILLIS = 1000;

    private static final long NO_ERROR = 0;

    private static final String WATCHED = UnreadBody.class.getName();

    private UnreadBody() {}

    /** Holds a request to the rule, whichever route answers it; to be called before any of them does. */
    public static void watch(RoutingContext request) {
        if (isAnnounced(request.request()) && request.data().put(WATCHED, true) == null) {
            request.addHeadersEndHandler(head -> closeUnlessRead(request));
        }
    }

    /** Discards the body. */
    public static void discard(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.resume();
        }
    }

    /** Discards the body and continues once the part of it that came with the head is gone. */
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

    /** Tells the sender to stop, without calling it an error (RFC 9113, section 8.1). */
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
