package io.keyfolio.feature.keys;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.apikey.ApiKey;
import io.keyfolio.identity.apikey.KeyRotation;
import io.keyfolio.identity.apikey.PrivilegeChecks;
import io.keyfolio.identity.audit.Actors;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.Mutations;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.id.ApiKeyId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Revokes, renames and narrows API keys. */
@Singleton
public class ApiKeyUpdater {

    private final PrivilegeChecks rights;
    private final Mutations mutations;
    private final Actors actors;

    ApiKeyUpdater(PrivilegeChecks rights, Mutations mutations, Actors actors) {
        this.rights = rights;
        this.mutations = mutations;
        this.actors = actors;
    }

    /** Deletes the key and its predecessor. */
    Uni<Void> revoke(ApiKeyId id, AccountId account) {
        return mutations
                .commit(actors.caller(), mutation -> KeyRotation.requireLocked(id, account)
                        .chain(rights::requireChangeable)
                        .call(revoked -> ApiKey.deleteWithPredecessor(id))
                        .call(revoked -> releaseSlot(revoked.key()))
                        .call(() -> mutation.note(AuditAction.API_KEY_REVOKED, id))
                        .invoke(revoked -> mutation.announce(revoked.changes())))
                .replaceWithVoid();
    }

    /** Changes the key and its predecessor, which would otherwise keep the removed abilities; emits the changed key. */
    Uni<ApiKey> apply(UpdateApiKeyRequest patch, ApiKeyId id, AccountId account) {
        return mutations
                .commit(actors.caller(), mutation -> KeyRotation.requireCurrent(id, account)
                        .chain(rights::requireChangeable)
                        .invoke(found -> requireNarrower(patch, found.key()))
                        .call(found -> mutation.noteIf(patch.renames(found.key()), AuditAction.API_KEY_RENAMED, id))
                        .call(found -> mutation.noteIf(patch.narrows(found.key()), AuditAction.API_KEY_NARROWED, id))
                        .invoke(found -> found.keys().forEach(patch::applyTo))
                        .invoke(changed -> mutation.announce(changed.changes())))
                .map(KeyRotation::key);
    }

    private void requireNarrower(UpdateApiKeyRequest patch, ApiKey key) {
        if (patch.abilities() != null) {
            rights.requireNarrower(key.abilities, patch.abilities());
        }
    }

    /** Releases the slot of a current key; a replaced key has none. */
    private static Uni<?> releaseSlot(ApiKey key) {
        return key.isCurrent()
                ? Account.releaseApiKeySlot(key.accountId())
                : Uni.createFrom().voidItem();
    }
}
