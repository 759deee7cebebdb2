package io.keyfolio.identity.audit;

import io.keyfolio.identity.credential.Credential;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** The events of limits that were reached. */
@Singleton
public class RateLimitEvents {

    private static final int LONGEST_EMAIL = 254;

    private final DeferredEventWriter events;

    RateLimitEvents(DeferredEventWriter events) {
        this.events = events;
    }

    /** Without a credential or an e-mail address to be found by, null. */
    public void reached(String limit, RoutingContext request, Credential credential, String emailKey) {
        events.note(AuditAction.LIMIT_REACHED, limit, request, credential, possible(emailKey));
    }

    /** No account has a longer one, and what anybody may send is not to be kept. */
    private static String possible(String emailKey) {
        return emailKey == null || emailKey.length() > LONGEST_EMAIL ? null : emailKey;
    }
}
