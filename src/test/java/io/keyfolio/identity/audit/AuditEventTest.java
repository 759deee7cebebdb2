package io.keyfolio.identity.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.keyfolio.identity.credential.CredentialKind;
import io.keyfolio.testing.PublishedKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kind and the id of the credential in an audit event. */
class AuditEventTest {

    @ParameterizedTest
    @EnumSource
    void recordsTheKindAndTheIdOfACredential(CredentialKind kind) {
        PublishedKind published = PublishedKind.of(kind);
        AuditEvent event = anEvent();

        event.by(published.credential());

        assertEquals(published.label(), event.credentialKind);
        assertEquals(published.auditId(), event.credentialId);
    }

    @Test
    void recordsNothingWhereNoneWasPresented() {
        AuditEvent event = anEvent();

        event.by(null);

        assertNull(event.credentialKind);
        assertNull(event.credentialId);
    }

    private static AuditEvent anEvent() {
        return AuditEvent.of(AuditAction.LIMIT_REACHED, "login", Instant.EPOCH);
    }
}
