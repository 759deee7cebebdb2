package io.keyfolio.identity.audit;

import io.keyfolio.identity.credential.Credential;
import io.keyfolio.platform.http.lifecycle.RequestOrigin;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** An audit event: an action, done or tried, as it is stored. Events are immutable. */
@Entity
@Immutable
@Table(name = "audit_event")
class AuditEvent extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "account_id")
    UUID account;

    Instant at;

    String action;

    @Column(name = "credential_kind")
    String credentialKind;

    @Column(name = "credential_id")
    String credentialId;

    String target;

    String address;

    @Column(name = "user_agent")
    String userAgent;

    @Column(name = "request_id")
    String requestId;

    static AuditEvent of(AuditAction action, Object target, Instant now) {
        AuditEvent event = new AuditEvent();
        event.action = action.label();
        event.target = target == null ? null : target.toString();
        event.at = now;
        return event;
    }

    /** Records the presented credential; null on routes that need none. */
    void by(Credential credential) {
        if (credential != null) {
            credentialKind = credential.kind().label();
            credentialId = credential.auditId();
        }
    }

    void from(RequestOrigin requestOrigin) {
        address = requestOrigin.address();
        userAgent = requestOrigin.userAgent();
        requestId = requestOrigin.requestId();
    }

    /** The values of all columns in the order of the table, without the id. */
    Tuple row() {
        return Tuple.tuple()
                .addUUID(account)
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                .addString(action)
                .addString(credentialKind)
                .addString(credentialId)
                .addString(target)
                .addString(address)
                .addString(userAgent)
                .addString(requestId);
    }
}
