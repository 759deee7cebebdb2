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
import io.keyfolio.platform.crypto.Secret;
import io.keyfolio.platform.problem.InvalidFields;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Creates and rotates API keys. */
@Singleton
class ApiKeyIssuer {

    private final ApiKeyConfig config;
    private final PrivilegeChecks rights;
    private final Mutations mutations;
    private final Clock clock;
    private final Actors actors;
    private final SecureRandom random = new SecureRandom();

    ApiKeyIssuer(ApiKeyConfig config, PrivilegeChecks rights, Mutations mutations, Clock clock, Actors actors) {
        this.config = config;
        this.rights = rights;
        this.mutations = mutations;
        this.clock = clock;
        this.actors = actors;
    }

    /** Creates a key like the given one; fails with {@link InvalidFields} when the account's quota of keys is used up. */
    Uni<IssuedApiKeyResponse> create(ApiKey key, boolean abilitiesChosen) {
        return mutations.commit(
                actors.caller(), mutation -> Account.reserveApiKeySlot(key.accountId(), config.maxPerAccount())
                        .invoke(this::requireRoom)
                        .call(rights::requireNotReplaced)
                        .chain(() -> issue(key.successor(), abilitiesChosen))
                        .call(issued -> mutation.note(AuditAction.API_KEY_CREATED, issued.id())));
    }

    /** Replaces a key with a new one; the old token stays valid during the grace period, which may be zero. */
    Uni<IssuedApiKeyResponse> replace(ApiKeyId id, AccountId account, Duration grace) {
        return mutations.commit(actors.caller(), mutation -> KeyRotation.requireCurrent(id, account)
                .invoke(old -> requireReplaceable(old.key()))
                .call(rights::requireNotReplaced)
                .call(() -> mutation.note(AuditAction.API_KEY_REGENERATED, id))
                .invoke(old -> mutation.announce(old.changes()))
                .chain(old -> replace(old.key(), grace))
                .call(issued -> mutation.note(AuditAction.API_KEY_CREATED, issued.id())));
    }

    private Uni<IssuedApiKeyResponse> replace(ApiKey old, Duration grace) {
        return grace.isZero()
                ? replaceAtOnce(old)
                : replaceSlowly(old, clock.instant().plus(grace));
    }

    private Uni<IssuedApiKeyResponse> replaceAtOnce(ApiKey old) {
        return ApiKey.deleteWithPredecessor(old.apiKeyId()).chain(() -> issue(old.successor(), false));
    }

    /** Begins a grace period. A key has one predecessor, so that of the old key ends now. */
    private Uni<IssuedApiKeyResponse> replaceSlowly(ApiKey old, Instant end) {
        return ApiKey.deletePredecessor(old.apiKeyId())
                .chain(() -> issue(old.successor(), false))
                .call(issued -> ApiKey.expireAt(old.apiKeyId(), new ApiKeyId(issued.id()), old.endNoLaterThan(end)));
    }

    private Uni<IssuedApiKeyResponse> issue(ApiKey key, boolean abilitiesChosen) {
        Secret secret = Secret.generate(config.tokenPrefix().orElse(""), random);
        return key.store(secret, clock.instant()).map(token -> IssuedApiKeyResponse.of(key, token, abilitiesChosen));
    }

    /** Refuses a key that has expired, because the new key has the same expiry and would never be valid. */
    private void requireReplaceable(ApiKey old) {
        rights.requireHeld(List.of(old.abilities));
        if (old.hasEndedAt(clock.instant())) {
            throw InvalidFields.field("expires_at", "of this key has passed; create another key");
        }
    }

    private void requireRoom(boolean taken) {
        if (!taken) {
            throw InvalidFields.field(
                    "api_keys",
                    "is full: an account holds at most " + config.maxPerAccount() + " keys; revoke one first");
        }
    }
}
