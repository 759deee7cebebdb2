package io.keyfolio.platform.http.address;

import io.keyfolio.platform.text.EscapedText;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;

/** The client of the current request: its address and its user agent. */
@RequestScoped
public class ClientInfo {

    /** The longest user agent that is kept, in characters after escaping. */
    public static final int LONGEST_USER_AGENT = 255;

    private final CurrentVertxRequest current;
    private final ClientAddresses addresses;

    ClientInfo(CurrentVertxRequest current, ClientAddresses addresses) {
        this.current = current;
        this.addresses = addresses;
    }

    /** The address in digits, without a port; see {@link ClientAddresses}. */
    public String address() {
        return addresses.of(request().request());
    }

    /** The user agent, or null: at most {@value #LONGEST_USER_AGENT} characters of printable ASCII. */
    public String userAgent() {
        return userAgent(request().request());
    }

    /** As {@link #userAgent()}, of another request. */
    public static String userAgent(HttpServerRequest request) {
        String sent = request.getHeader(HttpHeaders.USER_AGENT);
        if (sent == null || sent.isBlank()) {
            return null;
        }
        return EscapedText.of(sent.strip(), LONGEST_USER_AGENT);
    }

    /** The current request. */
    public RoutingContext request() {
        return current.getCurrent();
    }
}
