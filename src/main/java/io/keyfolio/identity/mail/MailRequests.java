package io.keyfolio.identity.mail;

import io.keyfolio.identity.ratelimit.MailRateLimit;
import io.keyfolio.platform.http.address.ClientInfo;
import io.keyfolio.platform.problem.DomainException.NotConfigured;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Stores the mails with links that clients ask for. */
@Singleton
public class MailRequests {

    private final Outbox outbox;
    private final MailRateLimit rateLimit;
    private final ClientInfo clientInfo;

    MailRequests(Outbox outbox, MailRateLimit rateLimit, ClientInfo clientInfo) {
        this.outbox = outbox;
        this.rateLimit = rateLimit;
        this.clientInfo = clientInfo;
    }

    /** Stores a mail to an address; none for a client beyond its rate limit. Throws {@link NotConfigured} if no mail can be sent. */
    public Uni<Void> store(MailKind kind, String address) {
        outbox.requireConfigured();
        return rateLimit.admits()
                ? outbox.request(kind, address, clientInfo.address())
                : Uni.createFrom().voidItem();
    }
}
