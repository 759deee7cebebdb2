package io.keyfolio.platform.http.address;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;

/** Determines whether a client connected by TLS, to this service or to a trusted proxy. */
@Singleton
public class ClientTransport {

    private static final String PROTOCOL = "X-Forwarded-Proto";
    private static final String TLS = "https";

    private final ClientAddresses addresses;

    ClientTransport(ClientAddresses addresses) {
        this.addresses = addresses;
    }

    /** Whether the client used TLS. Of several proxies the first one counts, because the client connected to that one. */
    public boolean isSecure(HttpServerRequest request) {
        return request.isSSL() || (isSecure(request.headers().getAll(header())) && addresses.isFromProxy(request));
    }

    /** As {@link #isSecure(HttpServerRequest)}, for the header values of a trusted proxy. */
    boolean isSecure(List<String> headers) {
        List<String> schemes = addresses.readsForwarded() ? ForwardedFor.schemes(headers) : ForwardedFor.list(headers);
        return !schemes.isEmpty() && TLS.equalsIgnoreCase(schemes.get(0));
    }

    /** The header with the scheme: {@code Forwarded} if addresses are read from it, else {@code X-Forwarded-Proto}. */
    private String header() {
        return addresses.readsForwarded() ? ClientAddresses.FORWARDED : PROTOCOL;
    }
}
