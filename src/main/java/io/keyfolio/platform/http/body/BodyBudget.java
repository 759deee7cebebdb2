package io.keyfolio.platform.http.body;

import io.keyfolio.platform.http.address.ClientAddresses;
import io.keyfolio.platform.http.address.ClientPrefix;
import io.keyfolio.platform.http.config.RequestConfig;
import io.keyfolio.platform.http.lifecycle.InFlightRequests;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The budget of memory for request bodies, for all clients and for each client address. A request reserves the length of its
 * body before the body is read, or the maximum length if it has no {@code Content-Length}. The reservation ends with the
 * request.
 */
@Singleton
public class BodyBudget {

    private static final String RESERVED = BodyBudget.class.getName();

    private final ClientAddresses addresses;
    private final InFlightRequests inFlight;
    private final long largestBody;
    private final long most;
    private final long mostPerAddress;
    private final AtomicLong reserved = new AtomicLong();
    private final ConcurrentMap<String, Long> reservedByAddress = new ConcurrentHashMap<>();

    BodyBudget(ClientAddresses addresses, InFlightRequests inFlight, RequestConfig config) {
        this.addresses = addresses;
        this.inFlight = inFlight;
        this.largestBody = config.maxBodySize().asLongValue();
        this.most = Math.max(largestBody, config.maxBodies().asLongValue());
        this.mostPerAddress = Math.max(largestBody, config.maxBodiesPerAddress().asLongValue());
    }

    /** Reserves memory for the body until the request ends; returns false when the budget is exhausted. */
    public boolean reserve(RoutingContext request) {
        if (request.get(RESERVED) != null) {
            return true;
        }
        long length = length(request.request());
        String address = ClientPrefix.of(addresses.of(request.request()));
        if (!reserve(length, address)) {
            return false;
        }
        if (reserved.addAndGet(length) > most) {
            release(length, address);
            return false;
        }
        request.put(RESERVED, length);
        inFlight.onEnd(request, () -> release(length, address));
        return true;
    }

    private boolean reserve(long length, String address) {
        boolean[] fits = {false};
        reservedByAddress.compute(address, (key, held) -> {
            long before = held == null ? 0 : held;
            fits[0] = before + length <= mostPerAddress;
            return fits[0] ? Long.valueOf(before + length) : held;
        });
        return fits[0];
    }

    private void release(long length, String address) {
        reserved.addAndGet(-length);
        reservedByAddress.computeIfPresent(address, (key, held) -> held <= length ? null : held - length);
    }

    /** The bytes to reserve: at most the maximum length, because a longer body is refused without being read. */
    private long length(HttpServerRequest request) {
        String named = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return named == null ? largestBody : Math.min(largestBody, Long.parseLong(named));
        } catch (NumberFormatException unreadable) {
            return largestBody;
        }
    }
}
