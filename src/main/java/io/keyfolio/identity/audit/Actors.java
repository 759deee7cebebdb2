package io.keyfolio.identity.audit;

import io.keyfolio.identity.credential.Caller;
import io.keyfolio.identity.credential.Credential;
import io.keyfolio.platform.http.address.ClientAddresses;
import io.keyfolio.platform.http.address.ClientInfo;
import io.keyfolio.platform.http.lifecycle.RequestId;
import io.keyfolio.platform.http.lifecycle.RequestOrigin;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Makes the actors of requests. Get an actor before the request first waits: the request may have ended, by its deadline, when
 * its work continues.
 */
@Singleton
public class Actors {

    private final Caller caller;
    private final CurrentVertxRequest current;
    private final ClientAddresses addresses;
    private final Clock clock;

    Actors(Caller caller, CurrentVertxRequest current, ClientAddresses addresses, Clock clock) {
        this.caller = caller;
        this.current = current;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** The actor of a request that presented a credential. */
    public Actor caller() {
        return of(current.getCurrent().request(), caller.credential());
    }

    /** The actor of a request on a route that needs no credential. */
    public Actor anonymous() {
        return of(current.getCurrent().request(), null);
    }

    /** The actor of a request outside of JAX-RS; {@code credential} may be null. */
    public Actor of(HttpServerRequest request, Credential credential) {
        RequestOrigin requestOrigin =
                new RequestOrigin(addresses.of(request), ClientInfo.userAgent(request), RequestId.of(request));
        return new Actor(credential == null ? null : credential.account(), credential, requestOrigin, clock);
    }
}
