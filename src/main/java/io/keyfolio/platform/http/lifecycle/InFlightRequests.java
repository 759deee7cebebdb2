package io.keyfolio.platform.http.lifecycle;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.util.Attribute;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The count of requests in flight. Each request is counted once, however often it is rerouted, and released once: when it is
 * answered, when it becomes a WebSocket, when the next request begins on its connection, or when the connection is closed.
 */
@Singleton
public class InFlightRequests {

    private static final String COUNTED = InFlightRequests.class.getName();
    private static final AttributeKey<ConnectionSlot> SLOT = AttributeKey.valueOf(InFlightRequests.class, "slot");

    private final AtomicInteger count = new AtomicInteger();
    private final CountDownLatch none = new CountDownLatch(1);
    private final RequestTimers timers;
    private volatile boolean awaited;

    InFlightRequests(RequestTimers timers, MeterRegistry metrics) {
        this.timers = timers;
        Gauge.builder("http.server.active.requests", count, AtomicInteger::get)
                .description("HTTP requests in flight")
                .register(metrics);
    }

    /** Counts the request, unless it has been counted. */
    void begin(RoutingContext request) {
        if (request.get(COUNTED) != null) {
            return;
        }
        ConnectionSlot slot = slot(request.request());
        InFlightRequest counted = new InFlightRequest(request, timers, () -> {
            slot.clear();
            ended();
        });
        count.incrementAndGet();
        request.put(COUNTED, counted);
        request.addEndHandler(answer -> counted.end(answer.succeeded()));
        slot.put(counted);
    }

    /** Runs an action when the counted request ends; a request has one such action. */
    public void onEnd(RoutingContext request, Runnable action) {
        request.<InFlightRequest>get(COUNTED).onEnd(action);
    }

    /** Releases a request that is never answered, because its connection becomes a WebSocket. */
    void upgrade(RoutingContext request) {
        InFlightRequest counted = request.get(COUNTED);
        if (counted != null) {
            counted.upgrade();
        }
    }

    int count() {
        return count.get();
    }

    /** Blocks until no request is in flight; returns false if that takes longer than {@code atMost}. */
    boolean awaitNone(Duration atMost) throws InterruptedException {
        awaited = true;
        return count.get() == 0 || none.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void ended() {
        if (count.decrementAndGet() == 0 && awaited) {
            none.countDown();
        }
    }

    /**
     * The slot of the request's connection. A request over HTTP/2, or without a socket as on AWS Lambda, gets a slot of its
     * own.
     */
    private static ConnectionSlot slot(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2 || !(request.connection() instanceof ConnectionBase connection)) {
            return new ConnectionSlot();
        }
        Channel channel = connection.channel();
        Attribute<ConnectionSlot> attribute = channel.attr(SLOT);
        ConnectionSlot known = attribute.get();
        if (known != null) {
            return known;
        }
        ConnectionSlot slot = new ConnectionSlot();
        attribute.set(slot);
        channel.closeFuture().addListener(closed -> slot.close());
        return slot;
    }

    /** The request in flight on an HTTP/1.1 connection: the next one is handled once it is answered. */
    private static final class ConnectionSlot {

        private InFlightRequest current;
        private boolean closed;

        private synchronized void put(InFlightRequest next) {
            abortCurrent();
            current = next;
            if (closed) {
                abortCurrent();
            }
        }

        /** Drops the request, so that an idle connection does not keep its head in memory. */
        private synchronized void clear() {
            current = null;
        }

        private synchronized void close() {
            closed = true;
            abortCurrent();
        }

        private void abortCurrent() {
            InFlightRequest before = current;
            if (before != null) {
                before.end(false);
            }
        }
    }
}
