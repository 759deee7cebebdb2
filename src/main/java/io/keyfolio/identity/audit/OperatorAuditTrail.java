package io.keyfolio.identity.audit;

import io.keyfolio.identity.id.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;

/** Writes the audit events of an operator's command, in the transaction of the command's changes. */
public final class OperatorAuditTrail {

    /** The address in the events: a command runs on a machine of the operator and has no client. */
    private static final String ADDRESS = "127.0.0.1";

    private final Connection transaction;
    private final String command;
    private final Clock clock;

    /** The trail of a command, which events name as their user agent, such as {@code keyfolio end-sessions}. */
    public OperatorAuditTrail(Connection transaction, String command, Clock clock) {
        this.transaction = transaction;
        this.command = command;
        this.clock = clock;
    }

    /** Writes an event of the account, with the id of its target or null. */
    public void note(AccountId account, AuditAction auditAction, Object target) throws SQLException {
        AuditEvent event = AuditEvent.of(auditAction, target, clock.instant());
        event.account = account.value();
        event.address = ADDRESS;
        event.userAgent = command;
        AuditEventStore.insertOfCommand(transaction, event);
    }
}
