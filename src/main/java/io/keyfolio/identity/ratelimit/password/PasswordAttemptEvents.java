package io.keyfolio.identity.ratelimit.password;

import io.keyfolio.identity.audit.RateLimitEvents;
import io.keyfolio.identity.credential.Credential;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Tells the audit when somebody has tried wrong passwords often enough to be slowed down, or stopped. */
@Singleton
class PasswordAttemptEvents {

    private final RateLimitEvents events;

    PasswordAttemptEvents(RateLimitEvents events) {
        this.events = events;
    }

    void delayed(String account, RoutingContext request) {
        events.reached("password-delay", request, credential(request), account);
    }

    /** From all addresses. */
    void accountDelayed(String account, RoutingContext request) {
        events.reached("account-password", request, credential(request), account);
    }

    void stopped(String account, RoutingContext request) {
        events.reached("wrong-password", request, credential(request), account);
    }

    /** Of somebody who is signed in and tries their own. */
    private static Credential credential(RoutingContext request) {
        return request.user() instanceof QuarkusHttpUser user
                        && user.getSecurityIdentity().getPrincipal() instanceof Credential credential
                ? credential
                : null;
    }
}
