package io.keyfolio.platform.http.body;

import io.keyfolio.platform.http.config.RequestConfig;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** A time limit for the arrival of a request body, which slow but steady bytes do not extend (RFC 9110, section 15.5.9). */
@Singleton
public class BodyTimeout {

    private static final int REQUEST_TIMEOUT = 408;

    private final Vertx vertx;
    private final long millis;

    BodyTimeout(Vertx vertx, RequestConfig config) {
        this.vertx = vertx;
        this.millis = config.bodyTimeout().toMillis();
    }

    /** Fails the request with 408 if its body has not arrived in time. */
    public void watch(RoutingContext request) {
        long timer = vertx.setTimer(millis, late -> {
            if (!request.request().isEnded()) {
                request.fail(REQUEST_TIMEOUT);
            }
        });
        request.addEndHandler(answered -> vertx.cancelTimer(timer));
    }
}
