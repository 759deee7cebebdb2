package io.keyfolio.platform.http.address;

import io.keyfolio.platform.http.pipeline.HttpPipeline;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Warns once when a peer outside {@code KEYFOLIO_PROXY_TRUSTED} sends a header that proxies write. Behind an untrusted proxy,
 * all clients have one address, and share one rate limit and one count of wrong passwords.
 */
@Singleton
class UntrustedProxyWarning {

    private static final Logger LOG = Logger.getLogger(UntrustedProxyWarning.class);
    private static final List<CharSequence> HEADERS = List.of(
            HttpHeaders.createOptimized("X-Forwarded-For"), HttpHeaders.createOptimized(ClientAddresses.FORWARDED));

    private final ClientAddresses addresses;
    private final AtomicBoolean warned = new AtomicBoolean();

    UntrustedProxyWarning(ClientAddresses addresses) {
        this.addresses = addresses;
    }

    void register(@Observes Filters filters) {
        filters.register(this::look, HttpPipeline.UNTRUSTED_PROXIES.priority());
    }

    private void look(RoutingContext request) {
        if (!warned.get()) {
            header(request.request()).ifPresent(header -> warnUnlessTrusted(header, request.request()));
        }
        request.next();
    }

    private static Optional<CharSequence> header(HttpServerRequest request) {
        return HEADERS.stream().filter(request.headers()::contains).findFirst();
    }

    private void warnUnlessTrusted(CharSequence header, HttpServerRequest request) {
        if (request.remoteAddress() != null && !addresses.isFromProxy(request) && warned.compareAndSet(false, true)) {
            LOG.warnf(
                    "Client addresses: %s sent %s and is not in KEYFOLIO_PROXY_TRUSTED; the header is ignored. If it is a"
                            + " proxy of yours, its clients share one rate limit and one count of wrong passwords:"
                            + " set KEYFOLIO_PROXY_TRUSTED to its address or network.",
                    request.remoteAddress().hostAddress(), header);
        }
    }
}
