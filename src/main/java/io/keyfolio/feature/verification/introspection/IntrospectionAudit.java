package io.keyfolio.feature.verification.introspection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.DeferredEventWriter;
import io.keyfolio.identity.credential.Credential;
import io.keyfolio.identity.id.AccountId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Counts introspections, and notes an audit event for each pair of a caller's credential and an account, once an hour. */
@Startup
@Singleton
class IntrospectionAudit {

    private static final Duration WINDOW = Duration.ofHours(1);

    /** How many pairs are stored; with more of them in an hour, some events are written more often. */
    private static final int MOST = 50_000;

    private final DeferredEventWriter events;
    private final Counter active;
    private final Counter inactive;
    private final Cache<Pair, Boolean> noted = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(WINDOW)
            .executor(Runnable::run)
            .build();

    IntrospectionAudit(DeferredEventWriter events, MeterRegistry metrics) {
        this.events = events;
        this.active = counter("active", metrics);
        this.inactive = counter("inactive", metrics);
    }

    /** Counts the introspection of a valid token, and notes the audit event if it is due. */
    void active(Credential caller, AccountId account, RoutingContext request) {
        active.increment();
        if (noted.asMap().putIfAbsent(new Pair(caller.key(), account), Boolean.TRUE) == null) {
            events.note(AuditAction.TOKEN_INTROSPECTED, account.value(), request, caller);
        }
    }

    void inactive() {
        inactive.increment();
    }

    private static Counter counter(String outcome, MeterRegistry metrics) {
        return Counter.builder("keyfolio.introspections")
                .description("Introspected tokens by outcome")
                .tag("outcome", outcome)
                .register(metrics);
    }

    private record Pair(Object credential, AccountId account) {}
}
