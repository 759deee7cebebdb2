package io.keyfolio.request;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** What becomes of a body that nobody will read: who is still sending would not see the answer. */
public final class UnreadBody {

    private static final long GRACE_MILLIS = 1000;

    private UnreadBody() {}

    /** Throws away what comes, for a moment, and then hangs up; a stream of HTTP/2 ends with its answer. */
    static void drain(HttpServerRequest request) {
        request.resume();
        if (request.isEnded() || request.version() == HttpVersion.HTTP_2) {
            return;
        }
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        hangUpWhenLate(request);
    }

    /** Throws away a body whose sender is likely to ask again over the same connection; hangs up when it takes long. */
    public static void skip(HttpServerRequest request) {
        request.resume();
        if (BodyKind.of(request) != BodyKind.NOTHING) {
            hangUpWhenLate(request);
        }
    }

    private static void hangUpWhenLate(HttpServerRequest request) {
        Vertx vertx = Vertx.currentContext().owner();
        long timer = vertx.setTimer(GRACE_MILLIS, late -> request.connection().close());
        request.endHandler(finished -> vertx.cancelTimer(timer));
    }
}
