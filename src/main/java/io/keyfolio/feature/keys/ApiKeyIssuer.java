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
import io.keyfolio.platform.crypto.Secret;
import io.keyfolio.platform.problem.InvalidFields;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Makes keys, and puts new ones in the place of others. */
@Singleton
class ApiKeyIssuer {

    private final ApiKeyConfig config;
    private final PrivilegeChecks rights;
    private final AccountTransactions transactions;
    private final Clock clock;
    private final Event<Change> changes;
    private final Audit audit;
    private final SecureRandom random = new SecureRandom();

    ApiKeyIssuer(
            ApiKeyConfig config,
            PrivilegeChecks rights,
            AccountTransactions transactions,
            Clock clock,
            Event<Change> changes,
            Audit audit) {
        this.config = config;
        this.rights = rights;
        this.transactions = transactions;
        this.clock = clock;
        this.changes = changes;
        this.audit = audit;
    }

    /** Fails with {@link InvalidFields} when the account holds as many keys as it may. */
    Uni<IssuedApiKeyResponse> create(ApiKey key, boolean abilitiesChosen) {
        AuditTrail auditTrail = audit.byCaller();
        return transactions.run(key.account, () -> Account.reserveApiKeySlot(key.account, config.maxPerAccount())
                .invoke(this::requireRoom)
                .call(rights::requireNotReplaced)
                .chain(() -> issue(key, abilitiesChosen))
                .call(issued -> auditTrail.note(AuditAction.API_KEY_CREATED, issued.id())));
    }

    /** Puts a new key in the place of one, whose token works on for that long. */
    Uni<IssuedApiKeyResponse> replace(long id, UUID account, Duration grace) {
        AuditTrail auditTrail = audit.byCaller();
        return transactions
                .run(account, () -> KeyRotation.requireCurrent(id, account)
                        .invoke(old -> requireReplaceable(old.key()))
                        .call(rights::requireNotReplaced)
                        .call(() -> auditTrail.note(AuditAction.API_KEY_REGENERATED, id))
                        .chain(old -> replace(old, grace))
                        .call(replaced -> auditTrail.note(
                                AuditAction.API_KEY_CREATED, replaced.issued().id())))
                .invoke(replaced -> replaced.old().announceTo(changes))
                .map(Replaced::issued);
    }

    private Uni<Replaced> replace(KeyRotation old, Duration grace) {
        return (grace.isZero()
                        ? replaceAtOnce(old.key())
                        : replaceSlowly(old.key(), clock.instant().plus(grace)))
                .map(issued -> new Replaced(old, issued));
    }

    private Uni<IssuedApiKeyResponse> replaceAtOnce(ApiKey old) {
        return ApiKey.deleteWithPredecessor(old.id).chain(() -> issue(old.successor(), false));
    }

    /** One predecessor is enough: that of the old key ends now. */
    private Uni<IssuedApiKeyResponse> replaceSlowly(ApiKey old, Instant end) {
        return ApiKey.deletePredecessor(old.id)
                .chain(() -> issue(old.successor(), false))
                .call(issued -> ApiKey.expireAt(old.id, issued.id(), old.endNoLaterThan(end)));
    }

    private Uni<IssuedApiKeyResponse> issue(ApiKey key, boolean abilitiesChosen) {
        Secret secret = Secret.generate(config.tokenPrefix().orElse(""), random);
        return key.store(secret, clock.instant()).map(token -> IssuedApiKeyResponse.of(key, token, abilitiesChosen));
    }

    /** The new key has the old one's end: one that has come would make it a token that never works. */
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

    /** The key that came, and those whose rights it ended. */
    private record Replaced(KeyRotation old, IssuedApiKeyResponse issued) {}
}
