package io.keyfolio.identity.apikey;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.id.ApiKeyId;
import io.keyfolio.identity.invalidation.Change;
import io.keyfolio.platform.problem.DomainException.NotFound;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.LockModeType;
import java.util.List;

/** An API key, preceded by the key it replaced if there is one: a change that takes rights from the key concerns both. */
public record KeyRotation(List<ApiKey> keys) {

    /**
     * Emits both keys, locked until the transaction ends; fails with {@link NotFound} when the account has no such key. The rows
     * are locked in the order of their ids, as in {@link LastUsedWriter}: the predecessor, which is older, comes first.
     */
    public static Uni<KeyRotation> requireLocked(ApiKeyId id, AccountId account) {
        return Account.findLocked(account)
                .chain(() -> ApiKey.<ApiKey>find(
                                "account = ?1 and (id = ?2 or replacedBy = ?2) order by id",
                                account.value(),
                                id.value())
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .list())
                .map(keys -> keys.isEmpty() ? null : new KeyRotation(keys))
                .plug(NotFound.whenNull("API key"));
    }

    /** As {@link #requireLocked}, for a current key only: of two concurrent rotations, the later one fails. */
    public static Uni<KeyRotation> requireCurrent(ApiKeyId id, AccountId account) {
        return requireLocked(id, account).invoke(KeyRotation::requireCurrent);
    }

    /** The key itself, without its predecessor. */
    public ApiKey key() {
        return keys.get(keys.size() - 1);
    }

    /** The changes to announce when both keys have changed. */
    public List<Change> changes() {
        return keys.stream()
                .<Change>map(key -> new Change.ApiKeyChanged(key.apiKeyId(), key.accountId()))
                .toList();
    }

    private void requireCurrent() {
        if (!key().isCurrent()) {
            throw new NotFound("API key");
        }
    }
}
