package io.keyfolio.client;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;

/** Who sends the request being answered, as far as the connection tells. */
@RequestScoped
public class Client {

    private final CurrentVertxRequest current;
    private final ClientAddresses addresses;

    Client(CurrentVertxRequest current, ClientAddresses addresses) {
        this.current = current;
        this.addresses = addresses;
    }

    /** The address in digits, without a port; see {@link ClientAddresses}. */
    public String address() {
        return addresses.of(request());
    }

    private HttpServerRequest request() {
        return current.getCurrent().request();
    }
}
