package io.keyfolio.ratelimit;

import io.keyfolio.audit.LimitEvents;
import io.keyfolio.security.Credential;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import jakarta.inject.Singleton;

/** Tells the audit when somebody has tried wrong passwords often enough to be slowed down, or stopped. */
@Singleton
class PasswordEvents {

    private final CurrentVertxRequest current;
    private final LimitEvents events;

    PasswordEvents(CurrentVertxRequest current, LimitEvents events) {
        this.current = current;
        this.events = events;
    }

    void delayed(String account) {
        tell("password-delay", account);
    }

    void stopped(String account) {
        tell("wrong-password", account);
    }

    /** Somebody who is signed in tries their own; anybody else names the account by its e-mail address. */
    private void tell(String limit, String account) {
        events.reached(limit, current.getCurrent(), credential(), account);
    }

    private Credential credential() {
        return current.getCurrent().user() instanceof QuarkusHttpUser user
                        && user.getSecurityIdentity().getPrincipal() instanceof Credential credential
                ? credential
                : null;
    }
}
