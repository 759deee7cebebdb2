package io.keyfolio.platform.http.address;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;

/** Tells whether a client came by TLS: to this service, or to a proxy that is trusted to say so. */
@Singleton
public class ClientTransport {

    private static final String PROTOCOL = "X-Forwarded-Proto";
    private static final String TLS = "https";

    private final ClientAddresses addresses;

    ClientTransport(ClientAddresses addresses) {
        this.addresses = addresses;
    }

    /** Of several proxies the first one counts: the client came to that one. */
    public boolean isSecure(HttpServerRequest request) {
        return request.isSSL() || (isSecure(request.headers().getAll(header())) && addresses.isFromProxy(request));
    }

    /** As {@link #isSecure(HttpServerRequest)}, for what stands in the header of a proxy that is believed. */
    boolean isSecure(List<String> headers) {
        List<String> schemes = addresses.readsForwarded() ? ForwardedFor.schemes(headers) : ForwardedFor.list(headers);
        return !schemes.isEmpty() && TLS.equalsIgnoreCase(schemes.get(0));
    }

    /** The one that proxies are believed in, or the one that goes with it. */
    private String header() {
        return addresses.readsForwarded() ? ClientAddresses.FORWARDED : PROTOCOL;
    }
}
