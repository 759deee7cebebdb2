package io.keyfolio.identity.audit;

import io.keyfolio.identity.credential.Caller;
import io.keyfolio.identity.credential.Credential;
import io.keyfolio.platform.http.address.ClientAddresses;
import io.keyfolio.platform.http.address.ClientInfo;
import io.keyfolio.platform.http.lifecycle.RequestId;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * The actors of requests. To be asked before anything is waited for: a request that is answered late is over when its work
 * ends.
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

    /** Of a request that presented a credential. */
    public Actor caller() {
        return of(current.getCurrent().request(), caller.credential());
    }

    /** Of a request that needs none. */
    public Actor anonymous() {
        return of(current.getCurrent().request(), null);
    }

    /** Of a request that JAX-RS does not see, or not yet; without a credential, null. */
    public Actor of(HttpServerRequest request, Credential credential) {
        RequestOrigin requestOrigin =
                new RequestOrigin(addresses.of(request), ClientInfo.userAgent(request), RequestId.of(request));
        return new Actor(credential == null ? null : credential.account(), credential, requestOrigin, clock);
    }
}
