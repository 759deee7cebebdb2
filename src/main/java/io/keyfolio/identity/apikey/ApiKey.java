package io.keyfolio.identity.apikey;

import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.id.ApiKeyId;
import io.keyfolio.identity.token.KeyToken;
import io.keyfolio.platform.crypto.Secret;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** An API key: the credential by which a program acts for an account. */
@Entity
@Table(name = "api_key")
public class ApiKey extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Column(name = "account_id", updatable = false)
    public UUID account;

    public String name;

    /** SHA-256 of the secret; the secret itself is never stored. */
    @Column(updatable = false)
    byte[] digest;

    public String[] abilities;

    /** The last four characters of the token, as a hint for its owner; null for keys made before they were stored. */
    @Column(name = "token_end", updatable = false)
    String tokenEnd;

    @Column(name = "created_at", updatable = false)
    public Instant createdAt;

    @Column(name = "expires_at")
    public Instant expiresAt;

    /** The key that replaced this one, which stays valid during its grace period; null for a current key. */
    @Column(name = "replaced_by")
    Long replacedBy;

    /** A key not yet stored; {@link #store} completes it. */
    public static ApiKey of(AccountId account, String name, Collection<String> abilities, Instant expiresAt) {
        ApiKey key = new ApiKey();
        key.account = account.value();
        key.name = name;
        key.abilities = abilities.toArray(String[]::new);
        key.expiresAt = expiresAt;
        return key;
    }

    /**
     * Deletes the key and its predecessor. It uses a statement instead of deleting the entity: of two concurrent deletions of an
     * entity, Hibernate Reactive completes one when the other is done (its issue 1713).
     */
    public static Uni<Long> deleteWithPredecessor(ApiKeyId id) {
        return delete("id", id.value());
    }

    /** Deletes all keys of the account, and emits their ids; the caller releases their slots. */
    public static Uni<List<ApiKeyId>> deleteAllOf(AccountId account) {
        return ApiKey.<ApiKey>list("account = ?1 order by id", account.value())
                .call(() -> delete("account", account.value()))
                .map(keys -> keys.stream().map(ApiKey::apiKeyId).toList());
    }

    /** Deletes the keys that the account got at a time or later, and emits their ids; the caller counts the others anew. */
    public static Uni<List<ApiKeyId>> deleteSince(AccountId account, Instant time) {
        return ApiKey.<ApiKey>list("account = ?1 and createdAt >= ?2 order by id", account.value(), time)
                .call(() -> delete("account = ?1 and createdAt >= ?2", account.value(), time))
                .map(keys -> keys.stream().map(ApiKey::apiKeyId).toList());
    }

    /** Deletes the predecessor of the key, if it has one. */
    public static Uni<Long> deletePredecessor(ApiKeyId id) {
        return delete("replacedBy", id.value());
    }

    /** Begins the grace period of a replaced key: its token stays valid until {@code end}, beside that of its successor. */
    public static Uni<Integer> expireAt(ApiKeyId id, ApiKeyId successor, Instant end) {
        return update("replacedBy = ?1, expiresAt = ?2 where id = ?3", successor.value(), end, id.value());
    }

    /** Emits whether another key has replaced this one. */
    public static Uni<Boolean> isReplaced(ApiKeyId id) {
        return count("id = ?1 and replacedBy is not null", id.value()).map(found -> found > 0);
    }

    /** The id of a stored key, as other classes take it. */
    public ApiKeyId apiKeyId() {
        return new ApiKeyId(id);
    }

    /** The account that it belongs to. */
    public AccountId accountId() {
        return new AccountId(account);
    }

    /** Whether no other key has replaced this one. Only such keys count against the account's quota. */
    public boolean isCurrent() {
        return replacedBy == null;
    }

    /** Whether the key has expired at a time. */
    public boolean hasEndedAt(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** The earlier of a time and the key's own expiry. */
    public Instant endNoLaterThan(Instant time) {
        return expiresAt == null || time.isBefore(expiresAt) ? time : expiresAt;
    }

    /** A key not yet stored, with the same name, abilities and expiry. */
    public ApiKey successor() {
        return of(accountId(), name, List.of(abilities), expiresAt);
    }

    /** Stores the key with the digest of a secret; emits its token. */
    public Uni<KeyToken> store(Secret secret, Instant now) {
        digest = secret.digest();
        tokenEnd = secret.end();
        createdAt = now;
        return persistAndFlush().map(stored -> new KeyToken(apiKeyId(), secret));
    }
}
