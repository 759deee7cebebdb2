package io.keyfolio.identity.ratelimit.password;

import io.keyfolio.identity.audit.RateLimitEvents;
import io.keyfolio.identity.credential.Credential;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Notes audit events when wrong passwords are delayed or stopped. */
@Singleton
class PasswordAttemptEvents {

    private final RateLimitEvents events;

    PasswordAttemptEvents(RateLimitEvents events) {
        this.events = events;
    }

    void delayed(String account, RoutingContext request) {
        events.reached("password-delay", request, credential(request), account);
    }

    /** Notes that attempts on an account are delayed, whatever their addresses. */
    void accountDelayed(String account, RoutingContext request) {
        events.reached("account-password", request, credential(request), account);
    }

    void stopped(String account, RoutingContext request) {
        events.reached("wrong-password", request, credential(request), account);
    }

    /** The credential of a signed-in caller who confirms the password; null at a login. */
    private static Credential credential(RoutingContext request) {
        return request.user() instanceof QuarkusHttpUser user
                        && user.getSecurityIdentity().getPrincipal() instanceof Credential credential
                ? credential
                : null;
    }
}
