package io.keyfolio.feature.keys;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.account.AccountTransactions;
import io.keyfolio.identity.apikey.ApiKey;
import io.keyfolio.identity.apikey.KeyRotation;
import io.keyfolio.identity.apikey.PrivilegeChecks;
import io.keyfolio.identity.audit.Audit;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.AuditTrail;
import io.keyfolio.identity.invalidation.Change;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Revokes keys, renames them, and takes abilities from them. */
@Singleton
public class ApiKeyUpdater {

    private final PrivilegeChecks rights;
    private final AccountTransactions transactions;
    private final Event<Change> changes;
    private final Audit audit;

    ApiKeyUpdater(PrivilegeChecks rights, AccountTransactions transactions, Event<Change> changes, Audit audit) {
        this.rights = rights;
        this.transactions = transactions;
        this.changes = changes;
        this.audit = audit;
    }

    /** Deletes the key and the one that it replaced. */
    Uni<Void> revoke(long id, UUID account) {
        AuditTrail auditTrail = audit.byCaller();
        return transactions
                .run(account, () -> KeyRotation.requireLocked(id, account)
                        .chain(rights::requireChangeable)
                        .call(revoked -> ApiKey.deleteWithPredecessor(id))
                        .call(revoked -> releaseSlot(revoked.key()))
                        .call(() -> auditTrail.note(AuditAction.API_KEY_REVOKED, id)))
                .invoke(revoked -> revoked.announceTo(changes))
                .replaceWithVoid();
    }

    /**
     * Changes the key and the one that it replaced, which would otherwise keep what is taken from the key; emits the key as it
     * is from now on.
     */
    Uni<ApiKey> apply(UpdateApiKeyRequest patch, long id, UUID account) {
        AuditTrail auditTrail = audit.byCaller();
        return transactions
                .run(account, () -> KeyRotation.requireCurrent(id, account)
                        .chain(rights::requireChangeable)
                        .invoke(found -> requireNarrower(patch, found.key()))
                        .call(found -> auditTrail.noteIf(patch.renames(found.key()), AuditAction.API_KEY_RENAMED, id))
                        .call(found -> auditTrail.noteIf(patch.narrows(found.key()), AuditAction.API_KEY_NARROWED, id))
                        .invoke(found -> found.keys().forEach(patch::applyTo)))
                .invoke(changed -> changed.announceTo(changes))
                .map(KeyRotation::key);
    }

    private void requireNarrower(UpdateApiKeyRequest patch, ApiKey key) {
        if (patch.abilities() != null) {
            rights.requireNarrower(key.abilities, patch.abilities());
        }
    }

    /** A key that another one has replaced takes none. */
    private static Uni<?> releaseSlot(ApiKey key) {
        return key.isCurrent()
                ? Account.releaseApiKeySlot(key.account)
                : Uni.createFrom().voidItem();
    }
}
