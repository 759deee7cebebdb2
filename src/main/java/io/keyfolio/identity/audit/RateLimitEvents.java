package io.keyfolio.identity.audit;

import io.keyfolio.identity.credential.Credential;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Notes the audit events of rate limits that were reached. */
@Singleton
public class RateLimitEvents {

    private static final int LONGEST_EMAIL = 254;

    private final DeferredEventWriter events;

    RateLimitEvents(DeferredEventWriter events) {
        this.events = events;
    }

    /** Notes that a limit was reached, for the account of the credential or normalized e-mail address; either may be null. */
    public void reached(String limit, RoutingContext request, Credential credential, String emailKey) {
        events.note(AuditAction.LIMIT_REACHED, limit, request, credential, possible(emailKey));
    }

    /** Drops an address that is longer than that of any account, so that unbounded input is not kept in memory. */
    private static String possible(String emailKey) {
        return emailKey == null || emailKey.length() > LONGEST_EMAIL ? null : emailKey;
    }
}
