package io.keyfolio.identity.apikey;

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
    public static ApiKey of(UUID account, String name, Collection<String> abilities, Instant expiresAt) {
        ApiKey key = new ApiKey();
        key.account = account;
        key.name = name;
        key.abilities = abilities.toArray(String[]::new);
        key.expiresAt = expiresAt;
        return key;
    }

    /**
     * Deletes the key and its predecessor. It uses a statement instead of deleting the entity: of two concurrent deletions of an
     * entity, Hibernate Reactive completes one when the other is done (its issue 1713).
     */
    public static Uni<Long> deleteWithPredecessor(long id) {
        return delete("id", id);
    }

    /** Deletes the predecessor of the key, if it has one. */
    public static Uni<Long> deletePredecessor(long id) {
        return delete("replacedBy", id);
    }

    /** Begins the grace period of a replaced key: its token stays valid until {@code end}, beside that of its successor. */
    public static Uni<Integer> expireAt(long id, long successor, Instant end) {
        return update("replacedBy = ?1, expiresAt = ?2 where id = ?3", successor, end, id);
    }

    /** Emits whether another key has replaced this one. */
    public static Uni<Boolean> isReplaced(long id) {
        return count("id = ?1 and replacedBy is not null", id).map(found -> found > 0);
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
        return of(account, name, List.of(abilities), expiresAt);
    }

    /** Stores the key with the digest of a secret; emits its token. */
    public Uni<KeyToken> store(Secret secret, Instant now) {
        digest = secret.digest();
        tokenEnd = secret.end();
        createdAt = now;
        return persistAndFlush().map(stored -> new KeyToken(id, secret));
    }
}
